/** The dashboards and alert rules as data, for tests. */
import { readdirSync, readFileSync } from "node:fs"
import type { DeclaredMetric } from "../everyMetric.ts"

interface Panel {
  readonly id: number
  readonly title: string
  readonly type: string
  readonly datasource: { readonly type: string; readonly uid: string }
  readonly fieldConfig: { readonly defaults: { readonly unit?: string } }
  readonly targets: ReadonlyArray<{ readonly refId: string; readonly expr: string }>
}
interface Dashboard {
  readonly uid: string
  readonly title: string
  readonly templating: { readonly list: ReadonlyArray<{ readonly name: string; readonly type: string }> }
  readonly panels: ReadonlyArray<Panel>
}

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8")

export const dashboards: ReadonlyArray<Dashboard> = readdirSync(new URL("../grafana/dashboards/", import.meta.url)).map(
  (file) => JSON.parse(textOf(`grafana/dashboards/${file}`)) as Dashboard
)

export const alertRules = textOf("prometheus/rules.yml")

/** The queries of the alert rules. */
export const alertQueries: ReadonlyArray<string> = [...alertRules.matchAll(/expr:\s+(["'])(.*)\1$/gm)].map(
  ([, , query = ""]) => query
)

/** A program that serves metrics of another one: its documentation, and the labels of each metric that a dashboard uses. */
interface Exporter {
  readonly source: string
  readonly metrics: Readonly<Record<string, ReadonlyArray<string>>>
}
export const exporters = JSON.parse(textOf("exporterMetrics.json")) as Readonly<
  Record<"containers" | "postgres" | "nats" | "prometheus", Exporter>
>
/** Metrics that other programs serve. */
export const exporterMetrics: ReadonlyArray<string> = Object.values(exporters).flatMap(({ metrics }) =>
  Object.keys(metrics)
)

/** The series of a metric: a histogram has three. */
export const seriesOf = ({ id, type }: DeclaredMetric["metric"]): ReadonlyArray<string> =>
  type === "Histogram" ? [`${id}_bucket`, `${id}_sum`, `${id}_count`] : [id]

/** Words of a query before a selector, a range or an operator, without texts, labels, functions and modifiers. */
export const metricsIn = (expr: string): ReadonlyArray<string> =>
  [
    ...expr
      .replace(/"[^"]*"|\{[^}]*\}|\[[^\]]*\]/g, " ")
      .replace(/\b(?:by|without|on|ignoring)\s*\([^)]*\)|\b(?:and|or|unless)\b/g, " ")
      .matchAll(/\b([a-z_][a-z0-9_]*)\b(?!\s*\()/g)
  ].map(([, name = ""]) => name)

/** Each metric of a query that has a selector, with each label that the selector names. */
export const labelsIn = (expr: string): ReadonlyArray<readonly [metric: string, label: string]> =>
  [...expr.matchAll(/\b([a-z_][a-z0-9_]*)\{([^}]*)\}/g)].flatMap(([, metric = "", selector = ""]) =>
    [...selector.matchAll(/\b([a-z_][a-z0-9_]*)(?==|!)/g)].map(([, label = ""]) => [metric, label] as const)
  )
