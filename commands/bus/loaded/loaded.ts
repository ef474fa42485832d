/** Loaded aggregates: the state that a command is decided on, and the commands that led to it. */
import type { Commit } from "../../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { type Owners, ownersOfEvents } from "../../../streams/sealing/fields/owners.ts"
import { weightOf } from "./weight.ts"

/** The first receipt of a command. */
export interface FirstReceipt {
  readonly seq: number
  /** The stored digest: keyed, or plain in a commit of an earlier version. */
  readonly digest: string
  /** The owners of the personal texts in its commit. */
  readonly owners: Owners
}

/** The part of a loaded aggregate that only grows. All values of one aggregate share it. */
export interface CommandHistory {
  /** Every command that recorded an event, by id, in the order of the log. A repeated command gets its first receipt again. */
  readonly commands: Map<string, FirstReceipt>
  /** The owners of the personal texts in its events. */
  readonly owners: Set<string>
  /** The number of commands in the last snapshot that was begun; 0 without one. */
  kept: number
  /** The digests of the full pages of commands that are stored. */
  readonly pages: Array<string>
}

/** One aggregate, folded from the log up to `seq`. Only the decider knows the type of `state`. */
export interface Loaded {
  readonly state: unknown
  /** The last sequence of its subject; 0 when it has none. */
  readonly seq: number
  readonly history: CommandHistory
  readonly bytes: number
}

export type Evolve = (state: unknown, event: TrackerEvent) => unknown

export const nothingYet = (initial: unknown): Loaded => ({
  state: initial,
  seq: 0,
  history: { commands: new Map(), owners: new Set(), kept: 0, pages: [] },
  bytes: 64
})

/** An entry of `commands` in memory. Bytes. */
const entryBytes = 200

/**
 * Folds a stored commit in. `loaded` must not be used after it: a copy of its history for each commit would make the fold
 * quadratic.
 */
export const advance = (
  { state, history, bytes }: Loaded,
  { subject, seq, command, digest, events }: Pick<Commit, "subject" | "seq" | "command" | "digest" | "events">,
  evolve: Evolve
): Loaded => {
  const owners = ownersOfEvents(subject, events)
  history.commands.set(command, { seq, digest, owners })
  if (owners !== "") for (const owner of owners.split(" ")) history.owners.add(owner)
  // The state holds at most the whole event.
  return { state: events.reduce(evolve, state), seq, history, bytes: bytes + entryBytes + weightOf(events) }
}
