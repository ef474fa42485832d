/** Debian's Prometheus with the alert rules that the product ships, on a free port of loopback. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { prometheusPath } from "../../../ops/setup/tests/prometheus.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { type Product, waitUntil } from "../../support/product/product.ts"

const rules = fileURLToPath(new URL("../../../ops/monitoring/prometheus/rules.yml", import.meta.url))

/** Undefined where Prometheus is not installed. */
export const prometheusBinary = prometheusPath()
if (prometheusBinary === undefined)
  console.warn("SKIPPED: panels against a running product: prometheus is missing (Debian: apt-get install prometheus)")

/** `value`: NaN when the query divides by zero. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}
export interface EvaluatedRule {
  readonly name: string
  readonly health: string
  readonly lastError?: string
  readonly state: string
}

type Targets = ReadonlyArray<readonly [role: string, Product]>
/** The address of each exporter, by its job in `ops/monitoring/prometheus/prometheus.yml`. */
type ExporterHosts = Readonly<Record<string, string>>

const configFor = (targets: Targets, exporters: ExporterHosts) => ({
  // Shorter than in production: a test waits for values.
  global: { scrape_interval: "500ms", evaluation_interval: "1s" },
  rule_files: [rules],
  scrape_configs: [
    {
      job_name: "tracker",
      static_configs: targets.map(([role, { monitoring }]) => ({
        targets: [new URL(monitoring).host],
        labels: { role }
      }))
    },
    ...Object.entries(exporters).map(([job, host]) => ({ job_name: job, static_configs: [{ targets: [host] }] }))
  ]
})

/** Starts a server that scrapes these processes and exporters. JSON is YAML. */
export const startPrometheus = async (targets: Targets, exporters: ExporterHosts = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-prometheus-"))
  const file = join(folder, "prometheus.yml")
  writeFileSync(file, JSON.stringify(configFor(targets, exporters)))
  const origin = `http://127.0.0.1:${await freePort()}`
  const child = spawn(
    prometheusBinary ?? "",
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${new URL(origin).host}`
    ],
    { stdio: "ignore" }
  )
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const get = async (path: string) => {
    const answer = await fetch(`${origin}${path}`)
    const body = (await answer.json()) as { readonly status: string; readonly error?: string; readonly data: unknown }
    if (body.status !== "success") throw new Error(`${path}: ${body.error}`)
    return body.data
  }
  await waitUntil(
    () =>
      fetch(`${origin}/-/ready`).then(
        ({ status }) => status,
        () => 0
      ),
    (status) => status === 200
  )
  return {
    /** Evaluates a query now. Grafana replaces its variable by a range with at least four scrapes. */
    query: async (expr: string): Promise<ReadonlyArray<Sample>> => {
      const query = new URLSearchParams({ query: expr.replaceAll("$__rate_interval", "1m") })
      // The documented form of the answer to an instant query.
      const { result } = (await get(`/api/v1/query?${query.toString()}`)) as {
        result: ReadonlyArray<{ metric: Record<string, string>; value: [number, string] }>
      }
      return result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }))
    },
    rules: async (): Promise<ReadonlyArray<EvaluatedRule>> => {
      const { groups } = (await get("/api/v1/rules")) as {
        groups: ReadonlyArray<{ rules: ReadonlyArray<EvaluatedRule> }>
      }
      return groups.flatMap((group) => group.rules)
    },
    stop: async () => {
      child.kill("SIGTERM")
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
export type TestPrometheus = Awaited<ReturnType<typeof startPrometheus>>
