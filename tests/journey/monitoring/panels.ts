/** Checks that each panel and each alert rule has figures of a running product, as Prometheus itself computes them. */
import { expect } from "vitest"
import { dashboards } from "../../../ops/monitoring/kit/dashboards.ts"
import { waitUntil } from "../../support/product/product.ts"
import type { Sample, TestPrometheus } from "./prometheus.ts"

/** The panels that the exporter of another program serves. */
export const panelsOf = {
  postgres: ["Postgres answers"],
  nats: ["Connections of NATS"],
  containers: ["Memory of the containers"]
} as const

const queries = dashboards.flatMap(({ title: dashboard, panels }) =>
  panels.flatMap(({ title, datasource, targets }) =>
    datasource.type === "prometheus"
      ? targets.map(({ expr }) => ({ panel: `${dashboard}: ${title}`, title, expr }))
      : []
  )
)

const isFigure = ({ value }: Sample) => Number.isFinite(value)

/** Waits until each panel but `without` has figures. The failure names the panels that have none. */
export const expectFigures = async (prometheus: TestPrometheus, without: ReadonlyArray<string>) => {
  const titles = new Set(queries.map(({ title }) => title))
  expect(without.filter((title) => !titles.has(title))).toEqual([])
  expect(queries.length).toBeGreaterThan(40)
  const missing = async () => {
    const found: Array<string> = []
    for (const { panel, title, expr } of queries)
      if (!without.includes(title) && !(await prometheus.query(expr)).some(isFigure)) found.push(`${panel}: ${expr}`)
    return found
  }
  await waitUntil(missing, (panels) => panels.length === 0, 30_000)
}

/** Prometheus has evaluated each rule without an error. */
export const expectEvaluatedRules = async (prometheus: TestPrometheus) => {
  const rules = await waitUntil(prometheus.rules, (all) => all.every(({ health }) => health !== "unknown"))
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter(({ health }) => health !== "ok")).toEqual([])
}
