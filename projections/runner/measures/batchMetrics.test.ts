/** A commit is measured once, also when the runner repeats its batch, and each counted event has its labels. */
import { Effect, Metric } from "effect"
import { TestClock } from "effect/testing"
import { PrometheusMetrics } from "effect/observability"
import { expect, test } from "vitest"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import { makeBatchMetrics, oldestTime } from "./batchMetrics.ts"
import { businessOutcome } from "./outcomeMetrics.ts"

const at = "2026-11-24T10:00:00.000Z"
const completed = (seq: number, time = at) =>
  ({ subject: "evt.task.one00000", seq, at: time, events: [{ _tag: "TaskCompleted" }] }) as unknown as Recorded
const unreadable = (seq: number) => ({ _tag: "Unreadable", subject: "evt.task.one00000", seq }) as unknown as Recorded

const lines = (prefix: string) =>
  Effect.map(PrometheusMetrics.format(), (text) => text.split("\n").filter((line) => line.startsWith(prefix)))

const alone = <A>(work: Effect.Effect<A>) =>
  Effect.runPromise(
    work.pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.provide(TestClock.layer()))
  )

test("commits that are written again, or that an earlier process has written, are not counted", () =>
  alone(
    Effect.gen(function* () {
      const metrics = makeBatchMetrics()
      metrics.opened(2)
      yield* metrics.written([completed(2), completed(3), unreadable(4)], 4)
      metrics.opened(0)
      yield* metrics.written([completed(3), completed(5)], 5)
      expect(yield* lines("tracker_projection_commits_total")).toEqual(["tracker_projection_commits_total 3"])
      expect(yield* lines("tracker_tasks_finished_total")).toEqual([
        'tracker_tasks_finished_total{outcome="completed"} 2'
      ])
      expect(yield* lines("tracker_projection_position")).toEqual(["tracker_projection_position 5"])
    })
  ))

test("the delay of rows is that of the oldest fresh commit", () =>
  alone(
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2026-11-24T10:00:04.000Z"))
      const metrics = makeBatchMetrics()
      metrics.opened(0)
      yield* metrics.written([completed(1, "2026-11-24T10:00:03.000Z"), completed(2, "2026-11-24T10:00:01.000Z")], 2)
      expect(yield* lines("tracker_row_delay_seconds_sum")).toEqual(["tracker_row_delay_seconds_sum 3"])
    })
  ))

test("a batch without a readable commit has no oldest time", () => {
  expect(oldestTime([unreadable(1)])).toBe(null)
  expect(oldestTime([unreadable(1), completed(2)])).toBe(Date.parse(at))
})

test("an approved proposal says whether a person changed it, and other events are not counted", () => {
  const labels = (event: object) => businessOutcome(event as never)?.labels
  expect(labels({ _tag: "ProposalApproved", made: "a", edited: true })).toEqual({ decision: "edited" })
  expect(labels({ _tag: "ProposalApproved", made: "a", edited: false })).toEqual({ decision: "approved" })
  expect(labels({ _tag: "TaskCreated", source: "telegram" })).toEqual({ source: "telegram" })
  expect(labels({ _tag: "TaskCreated" })).toEqual({ source: "unknown" })
  expect(businessOutcome({ _tag: "TaskStarted" } as never)).toBe(null)
})
