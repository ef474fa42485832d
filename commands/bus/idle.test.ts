import { Deferred, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { makeIdle } from "./idle.ts"

const onTestClock = <A>(effect: Effect.Effect<A>) => effect.pipe(Effect.provide(TestClock.layer()), Effect.runPromise)
/** True when the deferred task may continue. */
const isOver = (waiting: Fiber.Fiber<void>) => waiting.pollUnsafe() !== undefined

test("without commands a deferred task does not wait", () =>
  onTestClock(
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(makeIdle().idle)
      yield* TestClock.adjust("1 millis")
      expect(isOver(waiting)).toBe(true)
    })
  ))

test("a deferred task waits until a short pause after the last command", () =>
  onTestClock(
    Effect.gen(function* () {
      const { during, idle } = makeIdle()
      const answered = yield* Deferred.make<void>()
      yield* Effect.forkChild(during(Deferred.await(answered)))
      yield* TestClock.adjust("1 millis")
      const waiting = yield* Effect.forkChild(idle)
      yield* TestClock.adjust("100 millis")
      expect(isOver(waiting)).toBe(false)
      yield* Deferred.succeed(answered, undefined)
      yield* TestClock.adjust("2 millis")
      expect(isOver(waiting)).toBe(false)
      yield* TestClock.adjust("10 millis")
      expect(isOver(waiting)).toBe(true)
    })
  ))

test("after a burst of commands the pause is longer", () =>
  onTestClock(
    Effect.gen(function* () {
      const { during, idle } = makeIdle()
      for (let n = 0; n < 6; n++) yield* during(Effect.void)
      const waiting = yield* Effect.forkChild(idle)
      yield* TestClock.adjust("20 millis")
      expect(isOver(waiting)).toBe(false)
      yield* TestClock.adjust("10 millis")
      expect(isOver(waiting)).toBe(true)
    })
  ))

test("under a load that never ends, deferred tasks run one at a time, four a second", () =>
  onTestClock(
    Effect.gen(function* () {
      const { during, idle } = makeIdle()
      yield* Effect.forkChild(during(Effect.never))
      yield* TestClock.adjust("1 millis")
      const waiting = [yield* Effect.forkChild(idle), yield* Effect.forkChild(idle)]
      yield* TestClock.adjust("200 millis")
      expect(waiting.map(isOver)).toEqual([false, false])
      yield* TestClock.adjust("100 millis")
      expect(waiting.map(isOver)).toEqual([true, false])
      yield* TestClock.adjust("250 millis")
      expect(waiting.map(isOver)).toEqual([true, true])
    })
  ))

test("a command that fails or is interrupted counts as ended", () =>
  onTestClock(
    Effect.gen(function* () {
      const { during, idle } = makeIdle()
      yield* Effect.exit(during(Effect.fail("no")))
      const left = yield* Effect.forkChild(during(Effect.never))
      yield* TestClock.adjust("1 millis")
      yield* Fiber.interrupt(left)
      const waiting = yield* Effect.forkChild(idle)
      yield* TestClock.adjust("60 millis")
      expect(isOver(waiting)).toBe(true)
    })
  ))
