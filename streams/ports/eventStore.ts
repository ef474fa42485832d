import { Context, type Effect } from "effect"
import type { Commit, Envelope } from "../commit/envelope.ts"
import type {
  AggregateParked,
  CommitTooLarge,
  KeysLost,
  LogChanged,
  StreamFull,
  StreamUnavailable,
  WrongLastSequence
} from "../errors.ts"
import type { TrackerEvent } from "../commit/events.ts"
import type { Subject } from "../commit/subjects.ts"

/** A commit that is not stored yet: all events of one command on one aggregate. */
export interface Pending extends Omit<Envelope, "events"> {
  readonly subject: Subject
  /** The last sequence of the subject at the decision; 0 when the aggregate must not exist. */
  readonly expected: number
  readonly events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]
}

/** The log, as commands append to it and load from it. The same tests run on NATS and in memory. */
export class EventStore extends Context.Service<
  EventStore,
  {
    /**
     * Stores all of `commits` or none. Several commits of one aggregate follow each other: all of them name the sequence
     * before the first one as `expected`. Commits of several aggregates belong together for every reader of the log.
     *
     * Returns the sequence of each, in order. They are then on disk (in a cluster on a quorum). A commit of ours that
     * was stored before keeps its first sequence. `WrongLastSequence`: nothing was stored now; load and decide again.
     * `CommitTooLarge`, `StreamFull`, `KeysLost`: nothing was stored. `StreamUnavailable`: no definite answer within 20
     * s (`AppendTimeouts.outcomeMillis`); append the same commits again, never others. `LogChanged`: nothing is decided
     * or stored until the log is the known one. Source: NATS ADR-50 atomic batch publish; header
     * Nats-Expected-Last-Subject-Sequence.
     */
    readonly append: (
      ...commits: readonly [Pending, ...ReadonlyArray<Pending>]
    ) => Effect.Effect<
      ReadonlyArray<number>,
      WrongLastSequence | StreamFull | CommitTooLarge | StreamUnavailable | LogChanged | KeysLost
    >
    /** All commits of one aggregate after position `after`, oldest first. `AggregateParked`: one of them cannot be read. */
    readonly load: (
      subject: Subject,
      after?: number
    ) => Effect.Effect<ReadonlyArray<Commit>, StreamUnavailable | LogChanged | AggregateParked>
    /** The last sequence of one aggregate as the leader knows it; 0 when it has none. */
    readonly lastSeq: (subject: Subject) => Effect.Effect<number, StreamUnavailable | LogChanged>
    /**
     * Rises with each change of the connection, when a changed log was accepted, and with each forgotten person. Caches from
     * before it must be dropped.
     */
    readonly connectionEpoch: Effect.Effect<number>
  }
>()("tracker/streams/EventStore") {}
