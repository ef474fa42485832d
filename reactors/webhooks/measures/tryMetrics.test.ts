import { Effect, Metric } from "effect"
import { expect, test } from "vitest"
import { measureTry, webhookTries, webhookTryDuration } from "./tryMetrics.ts"

test("each try is counted by its outcome, and its time is measured in seconds", () =>
  Effect.gen(function* () {
    yield* measureTry({ outcome: "delivered", millis: 250 })
    yield* measureTry({ outcome: "delivered", millis: 250 })
    yield* measureTry({ outcome: "failed", millis: 500 })
    const count = (outcome: string) => Metric.value(Metric.withAttributes(webhookTries, { outcome }))
    expect([yield* count("delivered"), yield* count("failed")]).toMatchObject([{ count: 2 }, { count: 1 }])
    expect(yield* Metric.value(webhookTryDuration)).toMatchObject({ count: 3, sum: 1 })
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))
