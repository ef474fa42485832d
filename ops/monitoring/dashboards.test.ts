/** Dashboards and alert rules name only metrics that exist, and each panel of a dashboard is complete. */
import { expect, test } from "vitest"
import { everyMetric } from "./everyMetric.ts"
import {
  alertQueries,
  alertRules,
  dashboards,
  exporterMetrics,
  exporters,
  labelsIn,
  metricsIn,
  seriesOf
} from "./kit/dashboards.ts"

const panels = dashboards.flatMap((each) => each.panels)
const known = new Set([...everyMetric.flatMap(({ metric }) => seriesOf(metric)), ...exporterMetrics])

test("the names of a query are found", () => {
  const query =
    'histogram_quantile(0.99, sum by (le) (rate(one_bucket{a="b c"}[$__rate_interval]))) / max(two) > 1 or three'
  expect(metricsIn(query)).toEqual(["one_bucket", "two", "three"])
})

test("every metric of a dashboard exists", () => {
  const named = panels
    .filter(({ datasource }) => datasource.type === "prometheus")
    .flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)))
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

test("a query names only documented labels of the metrics of exporters", () => {
  const documented = new Map(Object.values(exporters).flatMap(({ metrics }) => Object.entries(metrics)))
  const named = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => labelsIn(expr)))
  expect(named).toContainEqual(["pg_database_size_bytes", "datname"])
  expect(named.filter(([metric, label]) => documented.get(metric)?.includes(label) === false)).toEqual([])
})

test("every metric of an alert rule exists", () => {
  expect(alertQueries).toHaveLength(alertRules.split("- alert:").length - 1)
  const named = alertQueries.flatMap(metricsIn)
  expect(named.length).toBeGreaterThan(alertQueries.length)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

test("every metric of the product but those in the list is on a dashboard or in an alert rule", () => {
  const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr))))
  const hidden = everyMetric
    .map(({ metric }) => metric)
    .filter((metric) => !seriesOf(metric).some((name) => shown.has(name) || alertRules.includes(name)))
  expect(hidden.map(({ id }) => id)).toEqual([
    "tracker_model_quotes_dropped_total",
    "tracker_model_items_dropped_total",
    "nodejs_eventloop_lag_max_seconds",
    "nodejs_heap_size_used_bytes",
    "nodejs_external_memory_bytes",
    "process_start_time_seconds",
    "tracker_build_info"
  ])
})

test("each dashboard has a choice of the data source, and its panels are complete and have ids of their own", () => {
  expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(3)
  for (const { title, templating, panels: own } of dashboards) {
    expect(templating.list, title).toContainEqual(expect.objectContaining({ name: "datasource", type: "datasource" }))
    expect(new Set(own.map(({ id }) => id)).size, title).toBe(own.length)
    expect(new Set(own.map((each) => each.title)).size, title).toBe(own.length)
    const incomplete = own.filter(
      ({ title: name, datasource, fieldConfig, targets }) =>
        name === "" ||
        (fieldConfig.defaults.unit ?? "") === "" ||
        targets.length === 0 ||
        targets.some(({ expr }) => expr === "") ||
        new Set(targets.map(({ refId }) => refId)).size !== targets.length ||
        (datasource.type === "prometheus" && datasource.uid !== "${datasource}")
    )
    expect(incomplete, title).toEqual([])
  }
})
