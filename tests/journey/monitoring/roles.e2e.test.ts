/**
 * A process for each role, as in docker-compose.yml: Prometheus scrapes all of them and the exporters, and each panel has
 * figures. The exporter of Postgres is Debian's. Stand-ins serve the figures of NATS and of the memory of the processes.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { NatsUser } from "../../../ops/docker/natsKeys.ts"
import { installedPostgres } from "../../../ops/setup/postgres/postgres.mjs"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type ComposeNats, startComposeNats } from "../../support/nats/composeNats.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"
import { pathTo, startOtlpReceiver } from "./otlpReceiver.ts"
import { startContainerFigures } from "./exporters/containerFigures.ts"
import { startNatsFigures } from "./exporters/natsFigures.ts"
import { postgresExporterBinary, startPostgresExporter } from "./exporters/postgresExporter.ts"
import { expectEvaluatedRules, expectFigures, panelsOf } from "./panels.ts"
import { prometheusBinary, startPrometheus, type TestPrometheus } from "./prometheus.ts"
import { prepareStory } from "./story.ts"

const postgres =
  prometheusBinary === undefined
    ? null
    : await startTestPostgres().catch((error: unknown) => {
        if (process.env["REQUIRE_POSTGRES"] === "1") throw error
        console.warn(`SKIPPED: panels of processes with one role: ${String(error)}`)
        return null
      })
const folder = mkdtempSync(join(tmpdir(), "tracker-monitored-"))
/** The service of docker-compose.yml that has each role, and so its key for NATS. */
const users = {
  http: "gateway",
  projections: "projector",
  reactors: "worker",
  telegram: "bot"
} as const satisfies Record<string, NatsUser>
const parts = new Map<string, Product>()
const services = new Map<string, Product>()
let nats: ComposeNats
let telegram: TestBotApi
let ollama: TestOllama
let prometheus: TestPrometheus

const part = (role: keyof typeof users) => {
  const found = parts.get(role)
  if (found === undefined) throw new Error(`no process has the role ${role}`)
  return found
}

interface Exporter {
  /** Its job in `ops/monitoring/prometheus/prometheus.yml`. */
  readonly job: string
  readonly host: string
  readonly stop: () => Promise<void>
}
let exporters: ReadonlyArray<Exporter> = []

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>

/** Makes the database that docker-compose.yml names, and returns its address. `server`: of the database `postgres`. */
const trackerDatabase = (server: string) => {
  execFileSync(join(installedPostgres()?.bin ?? "", "createdb"), ["--maintenance-db", server, "tracker"])
  return server.replace(/\/postgres$/, "/tracker")
}

const startExporters = async (database: string): Promise<ReadonlyArray<Exporter>> => [
  { job: "nats", ...(await startNatsFigures(nats.monitoring)) },
  { job: "containers", ...(await startContainerFigures([...services])) },
  ...(postgresExporterBinary === undefined ? [] : [{ job: "postgres", ...(await startPostgresExporter(database)) }])
]

beforeAll(async () => {
  if (postgres === null) return
  const database = trackerDatabase(postgres.url)
  nats = await startComposeNats()
  telegram = await startBotApi()
  ollama = await startOllama()
  receiver = await startOtlpReceiver()
  for (const [role, user] of Object.entries(users)) {
    const settings = {
      NATS_URL: nats.url,
      NATS_NKEY_FILE: nats.keyFile(user),
      DATABASE_URL: database,
      TT_DATA_DIR: folder,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TT_WEBHOOK_NETWORKS: "127.0.0.1",
      TT_OTLP_URL: receiver.url,
      OLLAMA_URL: ollama.url,
      OLLAMA_MODEL: "test-chat",
      OLLAMA_EMBED_MODEL: "test-embed"
    }
    const added = await product(settings, "--roles", role)
    parts.set(role, added)
    services.set(user, added)
  }
  // The gateway makes the master key, which the other roles need.
  await Promise.all([part("http").start(), part("projections").start()])
  await Promise.all([part("reactors").start(), part("telegram").start()])
  exporters = await startExporters(database)
  prometheus = await startPrometheus([...parts], Object.fromEntries(exporters.map(({ job, host }) => [job, host])))
})
afterAll(async () => {
  if (postgres !== null) {
    await prometheus?.stop()
    await Promise.all(exporters.map((each) => each.stop()))
    await Promise.all([...parts.values()].map((each) => each.remove()))
    await Promise.all([nats?.stop(), telegram?.stop(), ollama?.stop(), receiver?.stop(), postgres.stop()])
  }
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(postgres === null)(
  "Prometheus has figures of all roles for each panel, and evaluates each rule",
  async () => {
    const { query } = prometheus
    const story = await prepareStory({ gateway: part("http"), telegram, ollama })
    await story.play(1)
    await waitUntil(
      () => query("tracker_job_duration_seconds_count"),
      (samples) => samples.length === 2
    )
    await story.play(2)
    await expectFigures(prometheus, postgresExporterBinary === undefined ? panelsOf.postgres : [])
    await expectEvaluatedRules(prometheus)
    const ready = await query("tracker_ready == 1")
    expect(ready.map(({ labels }) => labels["role"]).toSorted()).toEqual(Object.keys(users).toSorted())
    await story.end()
  }
)

test.skipIf(postgres === null)(
  "a trace goes through the processes of all roles, from each way into the product",
  async () => {
    // The story above has sent requests, an update of Telegram, a webhook and the sample chat.
    const expected = [
      "http: POST /api/tasks > http: append CreateTask > projections: write rows > http: send frames",
      "http: POST /api/tasks > http: append CreateTask > reactors: classify > reactors: model classify",
      "http: POST /api/tasks > http: append CreateTask > reactors: classify > reactors: append ClassifyTask > projections: write rows > http: send frames",
      "http: POST /api/tasks > http: append CreateTask > reactors: deliver webhook",
      "telegram: handle update > telegram: append CreateTask > projections: write rows > http: send frames",
      "reactors: handle webhook > reactors: append ReceiveMessage > projections: write rows",
      "http: import messages > http: append ReceiveMessage > projections: write rows"
    ]
    const missing = () => {
      const all = receiver.spans()
      const found = new Set(
        all.map((span) =>
          pathTo(span, all)
            .map(({ roles, name }) => `${roles}: ${name}`)
            .join(" > ")
        )
      )
      return Promise.resolve(expected.filter((path) => !found.has(path)))
    }
    expect(await waitUntil(missing, (paths) => paths.length === 0)).toEqual([])
  }
)
