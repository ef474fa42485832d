import { Context, Effect, Layer, Stream } from "effect"
import type { Stored } from "../commit/envelope.ts"
import type { Subject } from "../commit/subjects.ts"
import type { StreamUnavailable } from "../errors.ts"

/** The messages of the log as they are stored. The keyring reads them before any commit can be decoded. */
export class RawLog extends Context.Service<
  RawLog,
  {
    /** The position of the last message; 0 when there is none. */
    readonly head: Effect.Effect<number, StreamUnavailable>
    /** The messages after a position, up to the head at the call, in batches. */
    readonly after: (position: number) => Stream.Stream<ReadonlyArray<Stored>, StreamUnavailable>
    /** The message at a position; null when there is none. */
    readonly at: (position: number) => Effect.Effect<Stored | null, StreamUnavailable>
    /** All messages of one aggregate, oldest first. */
    readonly of: (subject: Subject) => Effect.Effect<ReadonlyArray<Stored>, StreamUnavailable>
  }
>()("tracker/streams/RawLog") {}

/** A log without messages, for the golden corpus. */
export const emptyRawLog = Layer.succeed(RawLog, {
  head: Effect.succeed(0),
  after: () => Stream.empty,
  at: () => Effect.succeed(null),
  of: () => Effect.succeed([])
})
