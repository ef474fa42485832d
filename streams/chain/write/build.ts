/** Builds the entries of the chain for messages of the log. Pure. */
import type { Stored } from "../../commit/envelope.ts"
import { checkpointEvery } from "../check/state.ts"
import { withCommits, withGap } from "../links/end.ts"
import { type AuditCheckpoint, contentsOf, type End, type ChainEntry } from "../links/entry.ts"
import { contentOf } from "../links/link.ts"

interface Built {
  readonly entries: ReadonlyArray<ChainEntry>
  readonly end: End
  /** The number of messages that the entries cover. */
  readonly used: number
}

/** The commits that can be linked before the next checkpoint. */
export const roomOf = (end: End, checkpoint: AuditCheckpoint | null): number =>
  checkpointEvery - (end.commits - (checkpoint?.commits ?? 0))

/** Links at most `room` messages, which are directly after the end of the chain. A position without a message is a gap. */
export const entriesFor = (end: End, messages: ReadonlyArray<Stored>, room: number): Built => {
  const used = messages.slice(0, room)
  const entries: Array<ChainEntry> = []
  let at = end
  for (const run of contiguous(used)) {
    const from = run[0]?.seq ?? 0
    if (from > at.position + 1) {
      const gap = { _tag: "GapLinked", from: at.position + 1, to: from - 1 } as const
      entries.push(gap)
      at = withGap(at, gap)
    }
    const contents = run.map(contentOf)
    entries.push({ _tag: "CommitsLinked", from, contents: contentsOf(contents) })
    at = withCommits(at, contents)
  }
  return { entries, end: at, used: used.length }
}

/** The messages in runs of positions that follow each other. */
const contiguous = (messages: ReadonlyArray<Stored>): ReadonlyArray<ReadonlyArray<Stored>> => {
  const runs: Array<Array<Stored>> = []
  for (const message of messages) {
    const run = runs.at(-1)
    if (run?.at(-1)?.seq === message.seq - 1) run.push(message)
    else runs.push([message])
  }
  return runs
}
