import { Effect, Metric } from "effect"
import { PrometheusMetrics } from "effect/observability"
import { expect, test } from "vitest"
import { builtinModel } from "../builtin/builtinModel.ts"
import { ModelFailed } from "../modelFailed.ts"
import { measuredModel } from "./measuredModel.ts"

const question = { title: "The login crashes", at: "2026-11-24T10:00:00Z", zone: "UTC", people: [] }

test("each question counts by its outcome, and its failure stays the same", () =>
  Effect.gen(function* () {
    const failure = new ModelFailed({ provider: "ollama", reason: "too-long", detail: "larger than the context" })
    const model = measuredModel({
      ...builtinModel,
      classify: (input) =>
        Effect.map(builtinModel.classify(input), ({ record, ...rest }) => ({
          ...rest,
          record: { ...record, degraded: "ollama-unreachable" }
        })),
      extract: () => Effect.fail(failure)
    })
    yield* model.classify(question)
    yield* model.embed(["a text"])
    expect(yield* Effect.flip(model.extract({} as never))).toBe(failure)
    const text = yield* PrometheusMetrics.format()
    expect(text).toContain('tracker_model_calls_total{kind="classify",outcome="degraded"} 1')
    expect(text).toContain('tracker_model_calls_total{kind="embed",outcome="answered"} 1')
    expect(text).toContain('tracker_model_calls_total{kind="extract",outcome="too-long"} 1')
    expect(text).toContain('tracker_model_call_duration_seconds_count{kind="extract"} 1')
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))
