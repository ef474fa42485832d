/** What one call of a model reads: conversations, whole where they fit, together where they are short. */
import { Duration } from "effect"
import { hash } from "../../streams/commit/identity.ts"
import { silence } from "./message/chunks.ts"
import { gapBetween, placeOf, type ReadingMessage } from "./message/chatMessage.ts"
import type { Thread } from "./threads/threads.ts"

export interface Window {
  /** A hash of the ids, in their order: the same messages make the same window after a restart. */
  readonly key: string
  /** Of one chat and one audience; the messages of one conversation stand together, in time order. */
  readonly messages: ReadonlyArray<ReadingMessage>
}
type Messages = ReadonlyArray<ReadingMessage>
interface Limits {
  readonly mostMessages: number
  readonly mostCharacters: number
}

/**
 * Windows over the threads of a chunk. A message that is too long by itself is a window of its own; its text is for
 * the caller to cut.
 *
 * @param mostMessages in one window
 * @default mostMessages 40
 * @param mostCharacters of all texts in one window, in UTF-16 units
 * @default mostCharacters 12000
 */
export const windowsOf = (
  threads: ReadonlyArray<Pick<Thread, "messages">>,
  { mostMessages = 40, mostCharacters = 12_000 }: Partial<Limits> = {}
): ReadonlyArray<Window> => {
  const limits = { mostMessages: Math.max(1, mostMessages), mostCharacters }
  const places = new Map<string, Array<Messages>>()
  for (const thread of threads)
    for (const [place, messages] of Map.groupBy(thread.messages, placeOf)) {
      const pieces = places.get(place) ?? []
      pieces.push(...cutToFit(messages, limits))
      places.set(place, pieces)
    }
  return [...places.values()].flatMap((pieces) => packed(pieces, limits)).map(windowFrom)
}

/** The two halves of a window that a model found too long, cut where it was quiet; null when nothing is left to cut. */
export const splitWindow = ({ messages }: Window): readonly [Window, Window] | null => {
  if (messages.length < 2) return null
  const at = quietest(messages, nearMiddle(messages.length))
  return [windowFrom(messages.slice(0, at)), windowFrom(messages.slice(at))]
}

/** A character longer than this, in UTF-16 units, is a heap of marks that is cut like any other text. */
const longestCharacter = 64
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** The beginning of a text, at most `most` UTF-16 units long, that never ends within a character. Adds nothing. */
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

/** A long silence is always the place to cut; else the quietest moment near the middle, so that no piece is tiny. */
const cutToFit = (messages: Messages, limits: Limits): ReadonlyArray<Messages> => {
  if (messages.length < 2 || fits(messages, limits)) return [messages]
  const anywhere = quietest(messages, { from: 1, to: messages.length - 1 })
  const at =
    quietAt(messages, anywhere) >= Duration.toMillis(silence)
      ? anywhere
      : quietest(messages, nearMiddle(messages.length))
  return [...cutToFit(messages.slice(0, at), limits), ...cutToFit(messages.slice(at), limits)]
}

const nearMiddle = (length: number) => ({
  from: Math.max(1, Math.ceil(length / 4)),
  to: Math.max(1, Math.floor((length * 3) / 4))
})

// Where one conversation follows another, time may go back: that too is a place to cut.
const quietAt = (messages: Messages, at: number) => {
  const [before, after] = [messages[at - 1], messages[at]]
  return before === undefined || after === undefined ? 0 : Math.abs(gapBetween(before, after))
}

/** Before which message it was quiet the longest; of equal ones the nearest to the middle. */
const quietest = (messages: Messages, { from, to }: { readonly from: number; readonly to: number }) => {
  const middle = messages.length / 2
  let best = Math.round(middle)
  let longest = -1
  for (let at = from; at <= to; at++) {
    const gap = quietAt(messages, at)
    if (gap < longest || (gap === longest && Math.abs(at - middle) >= Math.abs(best - middle))) continue
    longest = gap
    best = at
  }
  return best
}

/** Pieces in time order, as many in a window as fit. */
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
