import { Effect, Exit, Fiber, Scope } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { makeRunning } from "./running.ts"

/** Closes the scope of a server with these requests; returns whether it is closed after `passes`. */
const closesWithin = (passes: "0 seconds" | "8 seconds", request: Effect.Effect<void>) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const { add } = yield* Scope.provide(makeRunning(8000), scope)
    add(yield* Effect.forkDetach(request, { startImmediately: true }))
    const closing = yield* Effect.forkDetach(Scope.close(scope, Exit.void), { startImmediately: true })
    yield* TestClock.adjust(passes)
    for (let turns = 0; turns < 20; turns++) yield* Effect.yieldNow
    return closing.pollUnsafe() !== undefined
  }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)

test("a request in progress is interrupted", async () => {
  expect(await closesWithin("0 seconds", Effect.never)).toBe(true)
})

test("a request that cannot be interrupted delays the end by eight seconds at most", async () => {
  const stuck = Effect.uninterruptible(Effect.never)
  expect(await closesWithin("0 seconds", stuck)).toBe(false)
  expect(await closesWithin("8 seconds", stuck)).toBe(true)
})

test("a request that has ended is forgotten", async () => {
  const ended = Effect.gen(function* () {
    const { add } = yield* makeRunning(8000)
    const fiber = yield* Effect.forkDetach(Effect.void)
    add(fiber)
    yield* Fiber.join(fiber)
  })
  expect(await Effect.runPromise(Effect.scoped(ended))).toBe(undefined)
})
