import type { Commit } from "../../streams/commit/envelope.ts"
import type { EventOf, EventTag } from "../../streams/commit/events.ts"
import { Effect } from "effect"
import type { Consumer } from "../../streams/consumers.ts"

/** Turns one kind of event into one outside effect or one further command. At least once, so make it repeatable. */
export interface Reactor<T extends EventTag, E, R> {
  /** Also the durable consumer's name: keep it for ever. */
  readonly name: string
  readonly subjects: ReadonlyArray<string>
  readonly starts: "head" | "log"
  /** How many may be in work at once. */
  readonly concurrency: number
  readonly on: ReadonlyArray<T>
  readonly react: (event: EventOf<T>, commit: Commit) => Effect.Effect<void, E, R>
}

/** A reactor as a durable consumer: it is called for the events of its tags, in the order of their commit. */
export const reactor = <T extends EventTag, E, R>({ on, react, ...rest }: Reactor<T, E, R>): Consumer<E, R> => ({
  ...rest,
  on: (commit) =>
    Effect.forEach(
      commit.events.filter((event): event is EventOf<T> => on.some((tag) => tag === event._tag)),
      (event) => react(event, commit),
      { discard: true }
    )
})
