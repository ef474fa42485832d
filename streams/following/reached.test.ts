import { Effect, Fiber } from "effect"
import { expect, test } from "vitest"
import { makeReached } from "./reached.ts"

test("waiting for a position that was reached returns at once", () => {
  const { at, reach, waitFor } = makeReached()
  reach(3)
  Effect.runSync(Effect.all([waitFor(2), waitFor(3)]))
  expect(at()).toBe(3)
})

test("each caller waits for its own position", () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const { reach, waitFor } = makeReached()
      const order: Array<number> = []
      const wait = (seq: number) => Effect.map(waitFor(seq), () => order.push(seq))
      const later = yield* Effect.forkChild(wait(5), { startImmediately: true })
      const sooner = yield* Effect.forkChild(wait(2), { startImmediately: true })
      reach(4)
      yield* Fiber.join(sooner)
      expect(order).toEqual([2])
      reach(5)
      yield* Fiber.join(later)
      expect(order).toEqual([2, 5])
    })
  ))
