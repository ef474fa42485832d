import type { Commit } from "../../streams/commit/envelope.ts"
import type { EventOf, EventTag } from "../../streams/commit/events.ts"
import { Effect } from "effect"
import { traced } from "../../streams/trace/tracing.ts"
import type { Consumer } from "../../streams/ports/consumers.ts"

/** Turns an event into one external effect or one command. Delivery is at least once, so `react` must be idempotent. */
export interface Reactor<T extends EventTag, E, R> {
  /** Also the name of the durable consumer, so it must never change. */
  readonly name: string
  readonly subjects: ReadonlyArray<string>
  readonly starts: "head" | "log"
  /** The most commits that are handled concurrently. */
  readonly concurrency: number
  readonly on: ReadonlyArray<T>
  readonly react: (event: EventOf<T>, commit: Commit) => Effect.Effect<void, E, R>
}

/** A reactor as a durable consumer. `react` is called for each event with one of its tags, in the order of the commit. */
export const reactor = <T extends EventTag, E, R>({ on, react, ...rest }: Reactor<T, E, R>): Consumer<E, R> => ({
  ...rest,
  concerns: ({ events }) => events.some(({ _tag }) => on.some((tag) => tag === _tag)),
  on: (commit) =>
    Effect.forEach(
      commit.events.filter((event): event is EventOf<T> => on.some((tag) => tag === event._tag)),
      (event) => react(event, commit),
      { discard: true }
    ).pipe(traced({ name: rest.name, kind: "consumer", parent: commit.traceparent ?? null }))
})
