/** The metrics of webhooks that wait, over the lanes of a process. */
import { Effect, Metric } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { addDue, newState } from "../lane/progress/laneState.ts"
import { makeWaitMetrics, webhookEventsWaiting, webhookOldestWait } from "./waitMetrics.ts"

const values = Effect.map(Effect.all([Metric.value(webhookEventsWaiting), Metric.value(webhookOldestWait)]), (states) =>
  states.map(({ value }) => value)
)

test("the events of all lanes are counted, and the oldest one that was tried is timed", () =>
  Effect.gen(function* () {
    yield* TestClock.adjust("2 hours")
    const [slow, quick] = [newState(0), newState(0)]
    for (const position of [1, 2]) addDue(slow, { position, place: 0, subject: `evt.task.task000${position}` })
    addDue(quick, { position: 3, place: 0, subject: "evt.task.task0003" })
    const tried = [...slow.waiting][0]
    if (tried !== undefined) slow.waiting.set(tried[0], { ...tried[1], tries: 1, firstAt: 3_600_000 })

    const delivering = Effect.gen(function* () {
      const { measure, follow } = yield* makeWaitMetrics
      yield* measure
      expect(yield* values).toEqual([0, 0])
      yield* follow(slow)
      yield* Effect.scoped(
        Effect.gen(function* () {
          yield* follow(quick)
          yield* measure
          expect(yield* values).toEqual([3, 3600])
        })
      )
      yield* measure
      expect(yield* values).toEqual([2, 3600])
    })
    yield* Effect.scoped(delivering)
    // The lease is lost: another process has the values.
    expect(yield* values).toEqual([0, 0])
  }).pipe(
    Effect.provideService(Metric.MetricRegistry, new Map()),
    Effect.provide(TestClock.layer()),
    Effect.runPromise
  ))
