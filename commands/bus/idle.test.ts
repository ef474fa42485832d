import { Deferred, Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { makeIdle } from "./idle.ts"

const onTestClock = <A>(effect: Effect.Effect<A>) => effect.pipe(Effect.provide(TestClock.layer()), Effect.runPromise)
/** Whether somebody who waits has been let go on. */
const isOver = (waiting: Fiber.Fiber<void>) => waiting.pollUnsafe() !== undefined

test("where nobody asks for anything, nobody waits", () =>
  onTestClock(
    Effect.gen(function* () {
      const waiting = yield* Effect.forkChild(makeIdle().idle)
      yield* TestClock.adjust("1 millis")
      expect(isOver(waiting)).toBe(true)
    })
  ))

test("what can be done later waits until the last command is answered, and a moment more", () =>
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

test("in a burst the moment is longer: the next command is near", () =>
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

test("under a load that never ends they go on all the same, one after another, four a second", () =>
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

test("a command that fails or is interrupted is over as well", () =>
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
