import { Context, type Effect } from "effect"
import type { Commit, Envelope } from "./commit/envelope.ts"
import type { StreamFull, StreamUnavailable, Undecodable, WrongLastSequence } from "./errors.ts"
import type { TrackerEvent } from "./commit/events.ts"
import type { Subject } from "./commit/subjects.ts"

/** A commit that is not stored yet: the whole outcome of one command on one aggregate. */
export interface Pending extends Omit<Envelope, "events"> {
  readonly subject: Subject
  /** Last sequence of the subject that this was decided on; 0 when it must not exist yet. */
  readonly expected: number
  readonly events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]
}

/** The record, as the command side writes and reads it. One contract for NATS and for memory; the same tests run on both. */
export class EventStore extends Context.Service<
  EventStore,
  {
    /**
     * Stores all of `commits` or none: one as a plain message, several as one atomic batch.
     *
     * Answers the sequence of each, in order; they are then on disk (on a quorum, in a cluster). A commit of ours that is
     * stored already answers its first sequence.
     * `WrongLastSequence`: nothing was stored; load and decide again. `StreamUnavailable`: no definite answer within 15 s;
     * append the same commits again, never others.
     * Source: NATS ADR-50 atomic batch publish; header Nats-Expected-Last-Subject-Sequence.
     */
    readonly append: (
      ...commits: readonly [Pending, ...ReadonlyArray<Pending>]
    ) => Effect.Effect<ReadonlyArray<number>, WrongLastSequence | StreamFull | StreamUnavailable>
    /** All commits of one aggregate after position `after`, oldest first. */
    readonly load: (
      subject: Subject,
      after?: number
    ) => Effect.Effect<ReadonlyArray<Commit>, StreamUnavailable | Undecodable>
    /** The last sequence of one aggregate as the leader knows it; 0 when it has none. */
    readonly lastSeq: (subject: Subject) => Effect.Effect<number, StreamUnavailable>
    /** Rises by one with each reconnect: what was cached before it is not to be trusted. */
    readonly connectionEpoch: Effect.Effect<number>
  }
>()("tracker/streams/EventStore") {}
