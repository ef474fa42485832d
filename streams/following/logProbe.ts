import { Context, type Effect } from "effect"
import type { StreamUnavailable } from "../errors.ts"
import type { Mark } from "../continuity.ts"

/** The facts that tell one log from another. They are stored with the log, so a copy of the log has them too. */
export interface LogFacts {
  /** Made once, with the log. */
  readonly identity: string
  /** How often the log was accepted as it is after it had changed. */
  readonly accepted: number
  /** A commit that a process knew and did not find in the log; null when there is none. */
  readonly missing: Mark | null
  /** The number of positions without a commit: commits that a crash has lost. */
  readonly lost: number
  /** The part of `lost` that was accepted. */
  readonly lostAccepted: number
  /** The number of copies of the log. */
  readonly replicas: number
}
export type RecordedFacts = Pick<LogFacts, "identity" | "accepted" | "missing" | "lostAccepted">

/** The questions that `LogGuard` asks the log. The leader answers them, never a copy that may lag. */
export class LogProbe extends Context.Service<
  LogProbe,
  {
    /** Null when there is no log. */
    readonly facts: Effect.Effect<LogFacts | null, StreamUnavailable>
    readonly witnessAt: (seq: number) => Effect.Effect<string | null, StreamUnavailable>
    /** Stores facts with the log, unless the log was accepted since the facts `seen`: they are then of a former log. */
    readonly record: (
      facts: Partial<RecordedFacts>,
      seen: Pick<LogFacts, "accepted">
    ) => Effect.Effect<void, StreamUnavailable>
    /** Rises when the connection is lost, and again when it is back. */
    readonly connectionEpoch: () => number
  }
>()("tracker/streams/LogProbe") {}
