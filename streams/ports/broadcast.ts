import { Context, type Effect, type Stream } from "effect"

/** Publishes changes to the present subscribers. Nothing is stored: a subscriber that missed a change reads the table. */
export class Broadcast extends Context.Service<
  Broadcast,
  {
    /** Sends a JSON value of at most 900 kB. Never fails: a subscriber that misses it reads the table. */
    readonly publish: (subject: string, value: unknown) => Effect.Effect<void>
    /** The values that are published on a subject (`changes.*`) while the stream runs. */
    readonly subscribe: (subject: string) => Stream.Stream<{ readonly subject: string; readonly value: unknown }>
  }
>()("tracker/streams/Broadcast") {}
