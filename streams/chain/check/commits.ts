/** Compares the links of commits with the log. */
import { Effect } from "effect"
import type { Stored } from "../../commit/envelope.ts"
import type { End } from "../links/entry.ts"
import { contentOf } from "../links/link.ts"
import { type ChainFault, fault } from "./fault.ts"

interface Run {
  /** The position of the first link. */
  readonly from: number
  readonly contents: ReadonlyArray<string>
}

interface Compared {
  /** The number of links whose commit the log has. */
  readonly agreed: number
  readonly fault: ChainFault | null
}

/** Bytes of commits that are hashed in one step, in about 10 ms; a larger commit has a step of its own. */
const sliceBytes = 4 * 1024 ** 2

/**
 * Compares the first `live` links of a run with the messages that the log has there; the others are of a former log. Other
 * work runs between two slices.
 *
 * @param head the last position of the log
 */
export const compareRun = Effect.fnUntraced(function* (
  run: Run,
  live: number,
  found: ReadonlyArray<Stored>,
  head: number
): Effect.fn.Return<Compared> {
  for (let start = 0; start < live;) {
    const end = Math.min(sliceEnd(found, start), live)
    const compared = compareSlice(run, { start, end }, found, head)
    if (compared.fault !== null) return compared
    start = end
    if (start < live) yield* Effect.yieldNow
  }
  return { agreed: live, fault: null }
})

/** The end of a slice. A position without a message ends the run, so it needs no bytes. */
export const sliceEnd = (found: ReadonlyArray<Pick<Stored, "data">>, start: number): number => {
  let end = start
  for (let bytes = 0; end < found.length && bytes < sliceBytes; end++) bytes += found[end]?.data.byteLength ?? 0
  return end === start ? Infinity : end
}

const compareSlice = (
  { from, contents }: Run,
  { start, end }: { readonly start: number; readonly end: number },
  found: ReadonlyArray<Stored>,
  head: number
): Compared => {
  for (let i = start; i < end; i++) {
    const position = from + i
    const message = found[i]
    if (message === undefined || message.seq > position)
      return { agreed: i, fault: head < position ? truncated(position, head) : removed(position) }
    if (message.seq < position) return { agreed: i, fault: inserted(message.seq) }
    const content = contentOf(message)
    if (content !== contents[i]) return { agreed: i, fault: changed(position, from, contents.indexOf(content)) }
  }
  return { agreed: end, fault: null }
}

export const inserted = (position: number): ChainFault =>
  fault("commit-inserted", position, `the log has a commit at position ${position}, where the chain has none`)

const removed = (position: number): ChainFault =>
  fault("commit-removed", position, `the commit at position ${position} was removed from the log`)

const truncated = (position: number, head: number): ChainFault =>
  fault("log-truncated", position, `the log was cut: it ends at position ${head}, and the chain goes on`)

const changed = (position: number, from: number, elsewhere: number): ChainFault =>
  elsewhere === -1
    ? fault(
        "commit-changed",
        position,
        `the commit at position ${position} is not the linked one: its subject, its bytes or its place in a batch were changed`
      )
    : fault(
        "commit-moved",
        position,
        `position ${position} holds the commit that was linked at position ${from + elsewhere}: commits were moved, repeated or removed`
      )

/** Whether the log still has the last linked commit. */
export const lastDiffers = (
  last: NonNullable<End["last"]>,
  found: Stored | undefined,
  head: number
): ChainFault | null => {
  const run = { from: last.position, contents: [last.content] }
  return compareSlice(run, { start: 0, end: 1 }, found === undefined ? [] : [found], head).fault
}
