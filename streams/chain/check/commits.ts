/** Compares the links of commits with the log. */
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

/**
 * Compares the first `live` links of a run with the messages that the log has there; the others are of a former log.
 *
 * @param head the last position of the log
 */
export const compareRun = (
  { from, contents }: Run,
  live: number,
  found: ReadonlyArray<Stored>,
  head: number
): Compared => {
  for (let i = 0; i < live; i++) {
    const position = from + i
    const message = found[i]
    if (message === undefined || message.seq > position)
      return { agreed: i, fault: head < position ? truncated(position, head) : removed(position) }
    if (message.seq < position) return { agreed: i, fault: inserted(message.seq) }
    const content = contentOf(message)
    if (content !== contents[i]) return { agreed: i, fault: changed(position, from, contents.indexOf(content)) }
  }
  return { agreed: live, fault: null }
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
  return compareRun(run, 1, found === undefined ? [] : [found], head).fault
}
