/** Checks that each panel and each alert rule has figures of a running product, as Prometheus itself computes them. */
import { expect } from "vitest"
import { dashboards } from "../../../ops/monitoring/kit/dashboards.ts"
import { waitUntil } from "../../support/product/product.ts"
import type { TestPrometheus } from "./prometheus.ts"

/** Panels without figures in these tests, and why. */
const without = new Map([
  ["Postgres answers", "its exporter serves it"],
  ["Size of the database", "its exporter serves it"],
  ["Connections of NATS", "its exporter serves it"],
  ["Memory of the containers", "its exporter serves it"],
  ["Present troubles", "no trouble is present"]
])

const queries = dashboards.flatMap(({ title: dashboard, panels }) =>
  panels.flatMap(({ title, datasource, targets }) =>
    datasource.type === "prometheus"
      ? targets.map(({ expr }) => ({ panel: `${dashboard}: ${title}`, title, expr }))
      : []
  )
)

/** The queries whose result has no number. */
export const queriesWithoutFigures = async (prometheus: TestPrometheus) => {
  const missing: Array<string> = []
  for (const { panel, title, expr } of queries) {
    const samples = await prometheus.query(expr)
    if (!samples.some(({ value }) => Number.isFinite(value)) && !without.has(title)) missing.push(`${panel}: ${expr}`)
  }
  return missing
}

/** Waits until each panel has figures. The failure names the panels that have none. */
export const expectFigures = async (prometheus: TestPrometheus) => {
  const titles = new Set(queries.map(({ title }) => title))
  expect([...without.keys()].filter((title) => !titles.has(title))).toEqual([])
  expect(queries.length).toBeGreaterThan(40)
  await waitUntil(
    () => queriesWithoutFigures(prometheus),
    (missing) => missing.length === 0,
    30_000
  )
}

/** Prometheus has evaluated each rule without an error. */
export const expectEvaluatedRules = async (prometheus: TestPrometheus) => {
  const rules = await waitUntil(prometheus.rules, (all) => all.every(({ health }) => health !== "unknown"))
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter(({ health }) => health !== "ok")).toEqual([])
}
