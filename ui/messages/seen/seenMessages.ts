/**
 * The last message of each chat that the person has seen on this device. The rows of a chat are the same for everyone, and where
 * one person stopped to read is no fact of the team, so the device keeps it.
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

/** Does nothing when the browser keeps nothing, and for an earlier message than the stored one. */
export const noteSeen = (actor: string, chat: string | null, { at, id }: MessageKey): void => {
  const before = lastSeenIn(actor, chat)
  if (before !== null && !isAfter({ at, id }, before)) return
  try {
    localStorage.setItem(placeOf(actor, chat), JSON.stringify({ at, id }))
  } catch {
    // Local storage may be blocked or full: the person sees no mark.
  }
}

export const isAfter = (one: MessageKey, other: MessageKey): boolean =>
  one.at === other.at ? one.id > other.id : one.at > other.at

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
