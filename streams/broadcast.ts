import { Context, type Effect, type Stream } from "effect"

/** Says what changed to whoever listens now. Nothing is kept: who was away asks the table. */
export class Broadcast extends Context.Service<
  Broadcast,
  {
    /** Sends a JSON value; at most 900 kB once encoded. Never fails: what is not heard is asked for. */
    readonly publish: (subject: string, value: unknown) => Effect.Effect<void>
    /** The values said on a subject (`changes.*`) from now on, while the stream runs. */
    readonly subscribe: (subject: string) => Stream.Stream<{ readonly subject: string; readonly value: unknown }>
  }
>()("tracker/streams/Broadcast") {}
