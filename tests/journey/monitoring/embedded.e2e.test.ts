/** One process that has done some of everything: its scrape is complete, and each panel of the dashboards has figures. */
import { execFileSync } from "node:child_process"
import { afterAll, beforeAll, expect, test } from "vitest"
import { everyMetric } from "../../../ops/monitoring/everyMetric.ts"
import { promtoolPath } from "../../../ops/setup/tests/prometheus.mjs"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"
import { expectEvaluatedRules, expectFigures, panelsOf } from "./panels.ts"
import { prometheusBinary, startPrometheus, type TestPrometheus } from "./prometheus.ts"
import { prepareStory } from "./story.ts"

let telegram: TestBotApi
let ollama: TestOllama
let tracker: Product
let prometheus: TestPrometheus
let story: Awaited<ReturnType<typeof prepareStory>> | undefined

beforeAll(async () => {
  telegram = await startBotApi()
  ollama = await startOllama()
  tracker = await product({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    TT_WEBHOOK_NETWORKS: "127.0.0.1",
    OLLAMA_URL: ollama.url,
    OLLAMA_MODEL: "test-chat",
    OLLAMA_EMBED_MODEL: "test-embed"
  })
  await tracker.start()
  if (prometheusBinary !== undefined) prometheus = await startPrometheus([["all", tracker]])
  story = await prepareStory({ gateway: tracker, telegram, ollama })
  await story?.play(1)
})
afterAll(async () => {
  await story?.end()
  await prometheus?.stop()
  await tracker.remove()
  await Promise.all([telegram.stop(), ollama.stop()])
})

const scrape = async () => (await fetch(`${tracker.monitoring}/metrics`)).text()
/** True for the values after the story. The product reads them at intervals, and the first ones are those of its start. */
const isAfterStory = (text: string) =>
  /^tracker_stream_bytes\{stream="EVT"\} [1-9]/m.test(text) && /^tracker_ready 1$/m.test(text)

test("a scrape names every metric, and has the values of the log, the tables and the process", async () => {
  const text = await waitUntil(scrape, isAfterStory)
  const named = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual(everyMetric.map(({ metric }) => metric.id).toSorted())
  expect(text).toMatch(/^tracker_consumer_pending\{consumer="classify"\} \d/m)
  expect(text).toMatch(/^tracker_tasks_created_total\{source="api"\} 4$/m)
  expect(text).toMatch(/^tracker_command_duration_seconds_count [1-9]/m)
  expect(text).toMatch(/^tracker_row_delay_seconds_count [1-9]/m)
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m)
})

const promtool = promtoolPath()
test.skipIf(promtool === undefined)("promtool finds no fault in a scrape", async () => {
  const input = await scrape()
  expect(execFileSync(promtool ?? "", ["check", "metrics"], { input, encoding: "utf8" })).toBe("")
})

test("each line of the log is of one schema, and a line of a reactor has the correlation of its commit", async () => {
  const lines = tracker
    .printed()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Readonly<Record<string, unknown>> => JSON.parse(line))
  expect(lines.length).toBeGreaterThan(0)
  const fields = ["annotations", "cause", "fiberId", "level", "message", "spans", "timestamp"]
  expect(lines.flatMap((line) => Object.keys(line)).filter((name) => !fields.includes(name))).toEqual([])
  const known = new Set((await tracker.log()).map(({ correlation }) => correlation))
  const degraded = lines.filter(({ message }) => String(message).startsWith("the chosen model failed"))
  const correlations = degraded.map(({ annotations }) => (annotations as { correlation?: string }).correlation ?? "")
  expect(correlations.some((each) => known.has(each))).toBe(true)
  expect(correlations.filter((each) => each !== "" && !known.has(each))).toEqual([])
})

test.skipIf(prometheusBinary === undefined)(
  "Prometheus has figures for each panel, and evaluates each rule",
  async () => {
    // A counter that is new to Prometheus has no increase, so the second round begins when it has seen the first.
    const { query } = prometheus
    await waitUntil(
      () => query("tracker_job_duration_seconds_count"),
      (samples) => samples.length === 2
    )
    await story?.play(2)
    // One process with its own stores has no exporters beside it.
    await expectFigures(prometheus, Object.values(panelsOf).flat())
    await expectEvaluatedRules(prometheus)
    const isReady = await waitUntil(
      () => query("tracker_ready"),
      ([ready]) => ready?.value === 1
    )
    expect(isReady).toMatchObject([{ labels: { role: "all" } }])
  }
)
