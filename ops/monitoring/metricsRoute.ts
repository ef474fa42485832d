/** `GET /metrics`: the metrics of this process in Prometheus's text format. */
import { Effect, Layer, Metric } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { PrometheusMetrics } from "effect/observability"
import { type DeclaredMetric, everyMetric } from "./everyMetric.ts"

const familyOf = ({ metric: { id, type, description = "" } }: DeclaredMetric) =>
  `# HELP ${id} ${description}\n# TYPE ${id} ${type.toLowerCase()}\n`

/** The values of all metrics. A metric without a value yet has its help and type, so that a reader knows that it exists. */
export const scrape = Effect.map(PrometheusMetrics.format(), (values) => {
  const present = new Set([...values.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name))
  return (
    values +
    everyMetric
      .filter(({ metric }) => !present.has(metric.id))
      .map(familyOf)
      .join("")
  )
})

/** Counters without labels begin at 0: a counter whose first value is 1 hides that increase from a query of rates. */
const beginAtZero = Effect.forEach(
  everyMetric.filter(({ metric, labels }) => labels.length === 0 && metric.type !== "Gauge"),
  ({ metric }) => Metric.value(metric),
  { discard: true }
)

export const metricsRoute = Layer.merge(
  Layer.effectDiscard(beginAtZero),
  HttpRouter.add(
    "GET",
    "/metrics",
    Effect.map(scrape, (text) =>
      HttpServerResponse.text(text, { contentType: "text/plain; version=0.0.4; charset=utf-8" })
    )
  )
)
