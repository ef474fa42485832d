/** The list of metrics is complete, each name follows Prometheus's conventions, and docs/metrics.md is generated from it. */
import { Effect, Metric } from "effect"
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { folders } from "../architecture/imports/folders.ts"
import { sourcesOf } from "../architecture/sources.ts"
import { everyMetric } from "./everyMetric.ts"
import { metricsDocument } from "./metricsDocument.ts"
import { scrape } from "./metricsRoute.ts"

const ids = everyMetric.map(({ metric }) => metric.id)

test("each metric of the code is in the list once, and has a help", () => {
  const made = folders
    .filter((folder) => folder !== "tests")
    .flatMap(sourcesOf)
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) =>
      [
        ...readFileSync(file, "utf8").matchAll(
          /Metric\.(?:counter|gauge|histogram|summary|frequency|timer)\(\s*"([^"]+)"/g
        )
      ].map(([, name]) => name)
    )
  expect(ids.toSorted()).toEqual(made.toSorted())
  expect(everyMetric.filter(({ metric }) => (metric.description ?? "") === "")).toEqual([])
})

/** The base unit at the end of a name. Source: https://prometheus.io/docs/practices/naming/ */
const unitIn = (name: string) => {
  const [, unit] = /_(seconds|bytes)(?:_total)?$/.exec(name) ?? []
  return unit ?? "count"
}

test("names are in snake case with a namespace, end with their base unit, and only counters end with _total", () => {
  const wrong = everyMetric.filter(({ metric: { id, type }, unit }) => {
    const isNamed = /^(?:tracker|process|nodejs)(?:_[a-z0-9]+)+$/.test(id)
    return !isNamed || unitIn(id) !== unit || (type === "Counter") !== id.endsWith("_total")
  })
  expect(wrong.map(({ metric }) => metric.id)).toEqual([])
})

/** A label with a text or an id has as many values as the data. */
const boundedLabels = [
  "code",
  "command",
  "consumer",
  "decision",
  "kind",
  "method",
  "outcome",
  "source",
  "stream",
  "verb",
  "version",
  "why"
]

test("labels are of the known, bounded kinds", () => {
  expect(everyMetric.flatMap(({ labels }) => labels).filter((label) => !boundedLabels.includes(label))).toEqual([])
})

test("a scrape names every metric, also before its first value", () =>
  Effect.gen(function* () {
    const text = yield* scrape
    expect(ids.filter((id) => !text.includes(`# HELP ${id} `) || !text.includes(`# TYPE ${id} `))).toEqual([])
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))

test("a metric with a value is named once", () =>
  Effect.gen(function* () {
    yield* Effect.forEach(everyMetric, ({ metric }) => Metric.value(metric))
    const named = [...(yield* scrape).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
    expect(named.toSorted()).toEqual(ids.toSorted())
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()), Effect.runPromise))

test("docs/metrics.md is the list; `vitest run ops/monitoring -u` writes it again", async () => {
  await expect(metricsDocument()).toMatchFileSnapshot("../../docs/metrics.md")
})
