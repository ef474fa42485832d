import type { Effect } from "effect"
import type { LogChanged, StreamUnavailable } from "./errors.ts"

/** A position of the log and the witness of its commit. */
export interface Mark {
  readonly seq: number
  readonly witness: string
}

/** The positions that a follower has stored, and the log that they belong to. */
export interface StoredPositions {
  /** Null when it was not stored yet. */
  readonly identity: string | null
  readonly marks: ReadonlyArray<Mark>
}

/** Whether the log is still the one that this process has read and written. */
export interface LogContinuity {
  /** The number of changed logs that this process has seen accepted. When it rises, everything derived from the earlier log is wrong. */
  readonly acceptances: () => number
  /** The change that was found; null while the log is the known one. */
  readonly found: () => LogChanged | null
  /** Returns once the log is the known one. */
  readonly sound: Effect.Effect<void>
  /** The identity of the log that is there now; empty when the servers have none. */
  readonly identity: Effect.Effect<string, StreamUnavailable>
  /**
   * Compares stored positions with the log. Call this at each opening, before anything is read. `name` names the
   * follower.
   */
  readonly check: (name: string, stored: StoredPositions) => Effect.Effect<void, LogChanged | StreamUnavailable>
  /**
   * Accepts a changed log as it is, for all processes of the installation: writes go on, and followers start again from its
   * beginning. The caller has rebuilt the tables from it. Does nothing for a log that has not changed.
   */
  readonly accept: Effect.Effect<void, StreamUnavailable>
}
