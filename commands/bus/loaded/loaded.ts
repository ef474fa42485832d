/** Loaded aggregates: the state that a command is decided on, and the commands that led to it. */
import type { Commit } from "../../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { weightOf } from "./weight.ts"

/** The first receipt of a command. */
export interface FirstReceipt {
  readonly seq: number
  readonly digest: string
}

/** One aggregate, folded from the log up to `seq`. Only the decider knows the type of `state`. */
export interface Loaded {
  readonly state: unknown
  /** The last sequence of its subject; 0 when it has none. */
  readonly seq: number
  /**
   * Every command that recorded an event, by id, with its first receipt, in the order of the log. A repeated command gets
   * that receipt again. All values of one aggregate share this map: `advance` adds to it.
   */
  readonly commands: Map<string, FirstReceipt>
  readonly bytes: number
}

export type Evolve = (state: unknown, event: TrackerEvent) => unknown

export const nothingYet = (initial: unknown): Loaded => ({ state: initial, seq: 0, commands: new Map(), bytes: 64 })

/** An entry of `commands` in memory. Bytes. */
const entryBytes = 200

/**
 * Folds a stored commit in. `loaded` must not be used after it: a copy of its commands for each commit would make the fold
 * of a long history quadratic.
 */
export const advance = (
  loaded: Loaded,
  commit: Pick<Commit, "seq" | "command" | "digest" | "events">,
  evolve: Evolve
): Loaded => {
  loaded.commands.set(commit.command, { seq: commit.seq, digest: commit.digest })
  return {
    state: commit.events.reduce(evolve, loaded.state),
    seq: commit.seq,
    commands: loaded.commands,
    // The state holds at most the whole event.
    bytes: loaded.bytes + entryBytes + weightOf(commit.events)
  }
}
