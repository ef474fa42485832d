import { Effect, Metric } from "effect"
import { PrometheusMetrics } from "effect/observability"
import { expect, test } from "vitest"
import { measureCalls } from "./callMetrics.ts"

test("calls count by method and outcome, and only calls that do not wait have a duration", () =>
  Effect.gen(function* () {
    let now = 0
    const measured = measureCalls(yield* Effect.context<never>(), () => (now += 250))
    const call = (method: string, answer: { readonly ok: boolean; readonly error_code?: number }) =>
      Effect.promise(() => measured(method, async () => answer))
    yield* call("getUpdates", { ok: true })
    yield* call("sendMessage", { ok: true })
    yield* call("sendMessage", { ok: false, error_code: 429 })
    yield* call("sendMessage", { ok: false, error_code: 403 })
    yield* call("sendMessage", { ok: false, error_code: 502 })
    const lost = new Error("the connection is gone")
    expect(
      yield* Effect.flip(
        Effect.tryPromise({ try: () => measured("sendMessage", () => Promise.reject(lost)), catch: (error) => error })
      )
    ).toBe(lost)
    const text = yield* PrometheusMetrics.format()
    for (const outcome of ["ok", "flooded", "refused", "failed", "no-answer"])
      expect(text).toContain(`tracker_telegram_calls_total{method="sendMessage",outcome="${outcome}"} 1`)
    expect(text).toContain('tracker_telegram_calls_total{method="getUpdates",outcome="ok"} 1')
    expect(text).toContain("tracker_telegram_call_duration_seconds_count 5")
    expect(text).toContain("tracker_telegram_call_duration_seconds_sum 1.25")
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))
