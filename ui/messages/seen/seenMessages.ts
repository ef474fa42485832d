/**
 * The last message of each chat that the person has seen on this device. It is stored on the device only, because the rows of a
 * chat are the same for all readers.
 */
import type { MessageKey } from "../segment/createSegment.ts"

const placeOf = (actor: string, chat: string | null) => `seen:${actor}:${chat ?? "all"}`

/** Null before the first visit. */
export const lastSeenIn = (actor: string, chat: string | null): MessageKey | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(actor, chat)) ?? "null")
    return isKey(kept) ? kept : null
  } catch {
    return null
  }
}

/** Stores the message as seen, unless a later one is stored. Does nothing when local storage is blocked or full. */
export const noteSeen = (actor: string, chat: string | null, { at, id }: MessageKey): void => {
  const before = lastSeenIn(actor, chat)
  if (before !== null && !isAfter({ at, id }, before)) return
  try {
    localStorage.setItem(placeOf(actor, chat), JSON.stringify({ at, id }))
  } catch {
    // Then the person sees no mark.
  }
}

export const isAfter = (one: MessageKey, other: MessageKey): boolean =>
  one.at === other.at ? one.id > other.id : one.at > other.at

/** The time of the last message of a chat that this device has shown, in the chat or among all chats; null before the first visit. */
export const seenUntil = (actor: string, chat: string): string | null =>
  [lastSeenIn(actor, chat), lastSeenIn(actor, null)]
    .flatMap((key) => key?.at ?? [])
    .toSorted()
    .at(-1) ?? null

/** True when a chat has a message that this device has not shown. False before the first visit. */
export const hasUnseen = (actor: string, chat: string, newest: string): boolean => {
  const seen = seenUntil(actor, chat)
  return seen !== null && newest > seen
}

/** The first message of others after the last seen one; undefined before the first visit, and when there is none. */
export const firstUnseen = <Row extends { readonly sentAt: string; readonly id: string }>(
  rows: ReadonlyArray<Row>,
  seen: MessageKey | null,
  isOwn: (row: Row) => boolean
): Row | undefined =>
  seen === null ? undefined : rows.find((row) => !isOwn(row) && isAfter({ at: row.sentAt, id: row.id }, seen))

const isKey = (value: unknown): value is MessageKey =>
  typeof value === "object" &&
  value !== null &&
  "at" in value &&
  typeof value.at === "string" &&
  "id" in value &&
  typeof value.id === "string"
