/** Runs a test's effect on a clock that moves only while the server leaves a request without an answer. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import type { TestOllama } from "./server/server.ts"

/** Longer than any deadline of a request. */
const pastEveryDeadline = "1 hour"

/** A deadline passes when the server hangs, and never because the machine is slow. */
export const onTestClock = <A, E>(ollama: TestOllama, effect: Effect.Effect<A, E>): Promise<A> =>
  Effect.gen(function* () {
    yield* Effect.promise(() => ollama.hung(ollama.hangs() + 1)).pipe(
      Effect.andThen(TestClock.adjust(pastEveryDeadline)),
      Effect.forkChild
    )
    return yield* effect
  }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)
