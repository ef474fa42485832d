import { Effect, Metric } from "effect"
import { PrometheusMetrics } from "effect/observability"
import { expect, test } from "vitest"
import { makeSeries } from "./series.ts"

const waiting = Metric.gauge("waiting", { description: "Waiting work" })

test("a series without a new value is removed, and comes back with its next value", () =>
  Effect.gen(function* () {
    const { replace } = makeSeries()
    const of = (consumer: string, value: number) => ({ metric: waiting, labels: { consumer }, value })
    const scrape = Effect.map(PrometheusMetrics.format(), (text) =>
      text.split("\n").filter((line) => line.startsWith("waiting"))
    )
    yield* replace([of("one", 1), of("two", 2)])
    expect(yield* scrape).toEqual(['waiting{consumer="one"} 1', 'waiting{consumer="two"} 2'])
    yield* replace([of("two", 3)])
    expect(yield* scrape).toEqual(['waiting{consumer="two"} 3'])
    yield* replace([of("one", 4)])
    expect(yield* scrape).toEqual(['waiting{consumer="one"} 4'])
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))
