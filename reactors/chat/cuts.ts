/** Chooses the place at which a stretch of a chat is cut into two windows. */
import { Duration } from "effect"
import { silence } from "./message/chunks.ts"
import { gapBetween, type ChatMessage } from "./message/chatMessage.ts"

interface Line {
  readonly message: ChatMessage
  /** The number of its conversation; null for a message of none. */
  readonly thread: number | null
}
interface Cut {
  /** The index of the first line after the cut. */
  readonly at: number
  /** The conversations that go on after the cut. */
  readonly open: number
  /** Milliseconds. */
  readonly pause: number
}

interface Range {
  /** Indexes of the line after the cut; both are included. */
  readonly from: number
  readonly to: number
}

/**
 * The index of the line after the longest silence that ends a conversation, anywhere in the range. Without one, as
 * `cutNearMiddle`.
 */
export const cutAnywhere = (lines: ReadonlyArray<Line>, range: Range): number => {
  const silent = cutsOf(lines)
    .slice(range.from, range.to + 1)
    .filter(({ pause }) => pause >= Duration.toMillis(silence))
    .toSorted((a, b) => b.pause - a.pause || a.open - b.open)
  return silent[0]?.at ?? cutNearMiddle(lines, range)
}

/**
 * The index of the line after the place near the middle of the range where the fewest conversations go on; of these places
 * the one with the longest pause, and then the one nearest to the middle.
 */
export const cutNearMiddle = (lines: ReadonlyArray<Line>, { from, to }: Range): number => {
  const middle = (from + to) / 2
  const reach = Math.max(1, (to - from) / 4)
  const near = cutsOf(lines)
    .slice(from, to + 1)
    .filter(({ at }) => Math.abs(at - middle) <= reach)
    .toSorted((a, b) => a.open - b.open || b.pause - a.pause || Math.abs(a.at - middle) - Math.abs(b.at - middle))
  return near[0]?.at ?? from
}

/** Every place of a cut, by the index of the line after it. */
const cutsOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Cut> => {
  const last = new Map<number | null, number>()
  for (const [i, { thread }] of lines.entries()) last.set(thread, i)
  const open = new Set<number | null>()
  return lines.map(({ message }, at) => {
    const before = lines[at - 1]
    const cut = {
      at,
      open: open.size,
      pause: before === undefined ? 0 : gapBetween(before.message, message)
    }
    const { thread = null } = lines[at] ?? {}
    if (thread !== null && (last.get(thread) ?? at) > at) open.add(thread)
    else open.delete(thread)
    return cut
  })
}
