/** Packs messages into windows, in the order of time. A model reads one window in one call. */
import type { MessageId } from "../../domain/ids.ts"
import { hash } from "../../streams/commit/identity.ts"
import { cutAnywhere, cutNearMiddle } from "./cuts.ts"
import { chatAndAudience, type ChatMessage } from "./message/chatMessage.ts"
import type { Thread } from "./threads/threads.ts"

export interface Window {
  /** A hash of the ids of the messages to read, so that the same messages have the same key after a restart. */
  readonly key: string
  /** Messages of one chat and one audience, in the order of time: the messages to read, and those around them. */
  readonly messages: Messages
  /** The context: the end of the window before, skipped messages, and bots. */
  readonly context: ReadonlySet<MessageId>
  /** The messages to read by conversation, each in the order of time. */
  readonly threads: ReadonlyArray<Messages>
  /** Messages after the window, in the order of time. They may show the status of its items. @default none */
  readonly after?: Messages
}
type Messages = ReadonlyArray<ChatMessage>
interface Limits {
  readonly mostMessages: number
  readonly mostCharacters: number
}
/** Messages for the context of windows, of any chat, in the order of time. */
interface Around {
  /** Messages that were skipped as small talk. */
  readonly skipped: Messages
  /** Messages before the first one of each chat. */
  readonly before: Messages
}

/** The most messages of the previous window in the context of a window. */
export const mostBefore = 5
/** The most messages after a window that may show the status of its items. */
const mostAfter = 160
/** The most skipped messages in a window, for each message to read. */
const mostSkipped = 0.5
/** A longer message that is only context counts with this length. UTF-16 units. */
export const mostOfContext = 500

/**
 * The windows of a chunk. A message that is too long is a window of its own, and the caller must cut its text.
 *
 * @param mostMessages to read in one window
 * @default mostMessages 40
 * @param mostCharacters length of all texts in one window, in UTF-16 units
 * @default mostCharacters 12000
 */
export const windowsOf = (
  threads: ReadonlyArray<Pick<Thread, "messages">>,
  { mostMessages = 40, mostCharacters = 12_000, skipped = [], before = [] }: Partial<Limits & Around> = {}
): ReadonlyArray<Window> => {
  const limits = { mostMessages: Math.max(1, mostMessages), mostCharacters }
  const around = Map.groupBy(skipped, chatAndAudience)
  const earlier = Map.groupBy(before, chatAndAudience)
  const all = threads.flatMap(({ messages }, thread) => messages.map((message) => ({ message, thread })))
  return [...Map.groupBy(all, ({ message }) => chatAndAudience(message))].flatMap(([place, read]) => {
    const quiet = (around.get(place) ?? []).map((message): Line => ({ message, thread: null }))
    const lines = [...read, ...quiet].toSorted(byTime)
    const pieces = packed(cutToFit(lines, limits), limits)
    return linked(pieces, earlier.get(place) ?? [])
  })
}

/** Splits a window near its middle; null if it has only one message to read. */
export const splitWindow = ({ messages, context, threads, after = [] }: Window): readonly [Window, Window] | null => {
  const threadOf = new Map(threads.flatMap((each, thread) => each.map(({ id }) => [id, thread] as const)))
  const first = messages.findIndex(({ id }) => !context.has(id))
  const lines = messages.slice(first).map((message) => ({ message, thread: threadOf.get(message.id) ?? null }))
  const read = lines.flatMap(({ thread }, i) => (thread === null ? [] : [i]))
  const [second, last] = [read[1], read.at(-1)]
  if (second === undefined || last === undefined) return null
  const at = cutNearMiddle(lines, { from: second, to: last })
  const [a, b] = linked([lines.slice(0, at), lines.slice(at)], messages.slice(0, first), after)
  return a === undefined || b === undefined ? null : [a, b]
}

/** The window without its context; null if it has none. */
export const withoutContext = (window: Window): Window | null =>
  window.context.size === 0 ? null : { ...window, messages: messagesToRead(window), context: new Set() }

/** The messages to read, without those that are only shown. */
export const messagesToRead = ({ messages, context }: Window): Messages => messages.filter(({ id }) => !context.has(id))

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

/** A message, and the number of its conversation; null for a message that is only shown. */
interface Line {
  readonly message: ChatMessage
  readonly thread: number | null
}
type Lines = ReadonlyArray<Line>

const byTime = ({ message: a }: Line, { message: b }: Line) => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const isRead = ({ thread, message }: Line) => thread !== null && message.bot !== true

/** The windows of consecutive pieces. Each shows the end of the piece before. */
const linked = (pieces: ReadonlyArray<Lines>, before: Messages, beyond: Messages = []): ReadonlyArray<Window> => {
  let earlier = before
  let later = [...pieces.flatMap((lines) => lines.map(({ message }) => message)), ...beyond]
  return pieces.flatMap((lines) => {
    later = later.slice(lines.length)
    const shown = earlier.slice(-mostBefore)
    earlier = [...shown, ...lines.map(({ message }) => message)]
    const read = lines.filter(isRead)
    if (read.length === 0) return []
    const toRead = new Set(read.map(({ message }) => message.id))
    return [
      {
        key: hash(26, ...toRead),
        messages: earlier,
        context: new Set(earlier.flatMap(({ id }) => (toRead.has(id) ? [] : [id]))),
        threads: [...Map.groupBy(read, ({ thread }) => thread).values()].map((each) =>
          each.map(({ message }) => message)
        ),
        ...(later.length > 0 && { after: later.slice(0, mostAfter) })
      }
    ]
  })
}

const fits = (lines: Lines, { mostMessages, mostCharacters }: Limits) => {
  const read = lines.filter(isRead).length
  const size = lines.reduce((sum, line) => sum + sizeOf(line), 0)
  return (
    read <= mostMessages && lines.length - read <= Math.max(1, mostMessages * mostSkipped) && size <= mostCharacters
  )
}
const sizeOf = (line: Line) =>
  isRead(line) ? line.message.text.length : Math.min(line.message.text.length, mostOfContext)

/** Halves the lines until each piece fits. The length of the lines is bounded by the chunk. */
const cutToFit = (lines: Lines, limits: Limits): ReadonlyArray<Lines> => {
  if (lines.length < 2 || fits(lines, limits)) return [lines]
  const at = cutAnywhere(lines, { from: 1, to: lines.length - 1 })
  return [...cutToFit(lines.slice(0, at), limits), ...cutToFit(lines.slice(at), limits)]
}

/** Joins consecutive pieces while they fit into one window. */
const packed = (pieces: ReadonlyArray<Lines>, limits: Limits): ReadonlyArray<Lines> => {
  const windows: Array<Lines> = []
  let open: Lines = []
  for (const piece of pieces) {
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
