/** Packs conversations into windows. A model reads one window in one call. */
import { Duration } from "effect"
import { hash } from "../../streams/commit/identity.ts"
import { silence } from "./message/chunks.ts"
import { gapBetween, chatAndAudience, type ChatMessage } from "./message/chatMessage.ts"
import type { Thread } from "./threads/threads.ts"

export interface Window {
  /** A hash of the ids in their order, so that the same messages have the same key after a restart. */
  readonly key: string
  /** Messages of one chat and one audience. Those of one conversation are adjacent and in time order. */
  readonly messages: ReadonlyArray<ChatMessage>
}
type Messages = ReadonlyArray<ChatMessage>
interface Limits {
  readonly mostMessages: number
  readonly mostCharacters: number
}

/**
 * The windows of a chunk's threads. A message that is too long is a window of its own, and the caller must cut its text.
 *
 * @param mostMessages in one window
 * @default mostMessages 40
 * @param mostCharacters length of all texts in one window, in UTF-16 units
 * @default mostCharacters 12000
 */
export const windowsOf = (
  threads: ReadonlyArray<Pick<Thread, "messages">>,
  { mostMessages = 40, mostCharacters = 12_000 }: Partial<Limits> = {}
): ReadonlyArray<Window> => {
  const limits = { mostMessages: Math.max(1, mostMessages), mostCharacters }
  const places = new Map<string, Array<Messages>>()
  for (const thread of threads)
    for (const [place, messages] of Map.groupBy(thread.messages, chatAndAudience)) {
      const pieces = places.get(place) ?? []
      pieces.push(...cutToFit(messages, limits))
      places.set(place, pieces)
    }
  return [...places.values()].flatMap((pieces) => packed(pieces, limits)).map(windowFrom)
}

/** Splits a window at the longest pause near its middle; null if it has only one message. */
export const splitWindow = ({ messages }: Window): readonly [Window, Window] | null => {
  if (messages.length < 2) return null
  const at = longestPause(messages, nearMiddle(messages.length))
  return [windowFrom(messages.slice(0, at)), windowFrom(messages.slice(at))]
}

/** A longer grapheme is only a pile of combining marks and may be cut. UTF-16 units. */
const longestCharacter = 64
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** The beginning of a text, at most `most` UTF-16 units. Never ends within a grapheme, and adds no ellipsis. */
export const cutText = (text: string, most: number): string => {
  if (text.length <= most) return text
  const from = Math.max(0, most - longestCharacter)
  const around = text.slice(from, most + longestCharacter)
  const start = from + (characters.segment(around).containing(most - from)?.index ?? most - from)
  if (start > from || from === 0) return text.slice(0, start)
  return text.slice(0, most).replace(/[\ud800-\udbff]$/u, "")
}

const windowFrom = (messages: Messages): Window => ({ key: hash(26, ...messages.map(({ id }) => id)), messages })

const sizeOf = (messages: Messages) => messages.reduce((sum, { text }) => sum + text.length, 0)
const fits = (messages: Messages, { mostMessages, mostCharacters }: Limits) =>
  messages.length <= mostMessages && sizeOf(messages) <= mostCharacters

/** Cuts at the longest silence. If no silence ends a conversation, cuts at the longest pause near the middle. */
const cutToFit = (messages: Messages, limits: Limits): ReadonlyArray<Messages> => {
  if (messages.length < 2 || fits(messages, limits)) return [messages]
  const anywhere = longestPause(messages, { from: 1, to: messages.length - 1 })
  const at =
    pauseBefore(messages, anywhere) >= Duration.toMillis(silence)
      ? anywhere
      : longestPause(messages, nearMiddle(messages.length))
  return [...cutToFit(messages.slice(0, at), limits), ...cutToFit(messages.slice(at), limits)]
}

const nearMiddle = (length: number) => ({
  from: Math.max(1, Math.ceil(length / 4)),
  to: Math.max(1, Math.floor((length * 3) / 4))
})

// Time may go back from one conversation to the next. The messages may be cut there too.
const pauseBefore = (messages: Messages, at: number) => {
  const [before, after] = [messages[at - 1], messages[at]]
  return before === undefined || after === undefined ? 0 : Math.abs(gapBetween(before, after))
}

/** The index of the message after the longest pause; of equal pauses the one nearest to the middle. */
const longestPause = (messages: Messages, { from, to }: { readonly from: number; readonly to: number }) => {
  const middle = messages.length / 2
  let best = Math.round(middle)
  let longest = -1
  for (let at = from; at <= to; at++) {
    const gap = pauseBefore(messages, at)
    if (gap < longest || (gap === longest && Math.abs(at - middle) >= Math.abs(best - middle))) continue
    longest = gap
    best = at
  }
  return best
}

/** Fills windows with pieces in time order. */
const packed = (pieces: ReadonlyArray<Messages>, limits: Limits): ReadonlyArray<Messages> => {
  const windows: Array<Messages> = []
  let open: Messages = []
  for (const piece of pieces.toSorted((a, b) => startOf(a) - startOf(b))) {
    const together = [...open, ...piece]
    if (fits(together, limits)) {
      open = together
      continue
    }
    if (open.length > 0) windows.push(open)
    open = piece
  }
  return open.length > 0 ? [...windows, open] : windows
}

const startOf = (messages: Messages) => Date.parse(messages[0]?.at ?? "")
