import { Effect, Metric } from "effect"

/** The present value of one series of a gauge. */
export interface SeriesValue {
  readonly metric: Metric.Gauge<number>
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Gauges whose labels come and go. A series without a new value is removed: an old value would look like a present one. */
export const makeSeries = () => {
  let shown = new Map<string, Metric.Metric<number, unknown>>()
  return {
    replace: (values: ReadonlyArray<SeriesValue>): Effect.Effect<void> =>
      Effect.gen(function* () {
        const before = shown
        shown = new Map()
        for (const { metric, labels, value } of values) {
          const series = Metric.withAttributes(metric, labels)
          shown.set(`${metric.id} ${JSON.stringify(labels)}`, series)
          yield* Metric.update(series, value)
        }
        for (const [key, series] of before) if (!shown.has(key)) yield* Metric.remove(series)
      })
  }
}
