/** The counts read each try once, and a bounded number of them after a start. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { DeliveryLog, type TryOutcome } from "../../../../../streams/deliveries/deliveryLog.ts"
import type { Instant } from "../../../../../domain/values.ts"
import { DeliveryCounts, mostCountedTries } from "./deliveryCounts.ts"

const at = "2026-11-27T10:20:00.000Z" as Instant
const stretch = Date.parse("2026-11-27T10:15:00.000Z")
const pageSize = 1000

/** A log with this many arrived deliveries. It notes the position of each read. */
const logOf = (tries: { count: number }, reads: Array<number>) =>
  Layer.mock(DeliveryLog, {
    // The counts use nothing of a try but its position.
    last: () => Effect.succeed({ seq: tries.count } as never),
    outcomes: (_, position) =>
      Effect.sync(() => {
        reads.push(position)
        const length = Math.max(0, Math.min(pageSize, tries.count - position))
        return Array.from({ length }, (__, n): TryOutcome => ({
          seq: position + n + 1,
          at,
          type: "task.created",
          outcome: "delivered"
        }))
      })
  })

const counting = <A, E>(tries: { count: number }, reads: Array<number>, body: Effect.Effect<A, E, DeliveryCounts>) =>
  Effect.runPromise(Effect.provide(body, Layer.provide(DeliveryCounts.layer, logOf(tries, reads))))

test("each try is read once, also by two requests at the same time", async () => {
  const tries = { count: 2 }
  const reads: Array<number> = []
  const arrived = await counting(
    tries,
    reads,
    Effect.gen(function* () {
      const { of } = yield* DeliveryCounts
      yield* Effect.all([of("one", 0), of("one", 0)], { concurrency: "unbounded" })
      tries.count = 3
      return (yield* of("one", 0)).stretches.get(stretch)?.arrived
    })
  )
  expect(arrived).toBe(3)
  expect(reads).toEqual([0, 2, 2, 2, 3])
})

test("a start reads a bounded number of tries, and the counts say since when they are complete", async () => {
  const reads: Array<number> = []
  const counted = await counting(
    { count: 10 * mostCountedTries },
    reads,
    Effect.flatMap(DeliveryCounts, ({ of }) => of("one", 0))
  )
  expect(reads).toHaveLength(mostCountedTries / pageSize + 1)
  expect(counted.stretches.get(stretch)?.arrived).toBe(mostCountedTries)
  expect(counted.since).toBe(Date.parse(at))
})

test("counts before the longest period are dropped", async () => {
  const left = await counting(
    { count: 1 },
    [],
    Effect.gen(function* () {
      const { of } = yield* DeliveryCounts
      yield* of("one", 0)
      return (yield* of("one", stretch + 1)).stretches.size
    })
  )
  expect(left).toBe(0)
})
