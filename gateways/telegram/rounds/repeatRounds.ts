/** Repeats a round of work after each announcement of a change. */
import { type Duration, Effect, Queue, Stream } from "effect"
import type { RoundName } from "../../contract/systemShown.ts"
import { makeRunRound } from "./runRound.ts"

interface Rounds<E, R> {
  readonly changes: Stream.Stream<unknown>
  /** Longest time between two rounds, in case the announcement of a change was lost. */
  readonly interval: Duration.Duration
  readonly round: Effect.Effect<void, E, R>
  /** The work, for the log and the status. */
  readonly name: RoundName
}

/** Never ends. Changes during a round start one other round. A failed round is repeated. */
export const repeatRounds = <E extends { readonly message: string }, R>({
  changes,
  interval,
  round,
  name
}: Rounds<E, R>): Effect.Effect<never, never, R> =>
  Effect.gen(function* () {
    const moved = yield* Queue.sliding<"moved">(1)
    yield* changes.pipe(
      Stream.runForEach(() => Queue.offer(moved, "moved")),
      Effect.forkScoped
    )
    const run = yield* makeRunRound(name)
    return yield* run(round).pipe(Effect.andThen(Effect.timeoutOption(Queue.take(moved), interval)), Effect.forever)
  }).pipe(Effect.scoped)
