/** A process for each role, as in docker-compose.yml: Prometheus scrapes all of them, and each panel has figures. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { NatsUser } from "../../../ops/docker/natsKeys.ts"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { type ComposeNats, startComposeNats } from "../../support/nats/composeNats.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"
import { expectEvaluatedRules, expectFigures } from "./panels.ts"
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
let nats: ComposeNats
let telegram: TestBotApi
let ollama: TestOllama
let prometheus: TestPrometheus

const part = (role: keyof typeof users) => {
  const found = parts.get(role)
  if (found === undefined) throw new Error(`no process has the role ${role}`)
  return found
}

beforeAll(async () => {
  if (postgres === null) return
  nats = await startComposeNats()
  telegram = await startBotApi()
  ollama = await startOllama()
  for (const [role, user] of Object.entries(users)) {
    const settings = {
      NATS_URL: nats.url,
      NATS_NKEY_FILE: nats.keyFile(user),
      DATABASE_URL: postgres.url,
      TT_DATA_DIR: folder,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TT_WEBHOOK_NETWORKS: "127.0.0.1",
      OLLAMA_URL: ollama.url,
      OLLAMA_MODEL: "test-chat",
      OLLAMA_EMBED_MODEL: "test-embed"
    }
    parts.set(role, await product(settings, "--roles", role))
  }
  // The gateway makes the master key, which the other roles need.
  await Promise.all([part("http").start(), part("projections").start()])
  await Promise.all([part("reactors").start(), part("telegram").start()])
  prometheus = await startPrometheus([...parts])
})
afterAll(async () => {
  if (postgres !== null) {
    await prometheus?.stop()
    await Promise.all([...parts.values()].map((each) => each.remove()))
    await Promise.all([nats?.stop(), telegram?.stop(), ollama?.stop(), postgres.stop()])
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
    await expectFigures(prometheus)
    await expectEvaluatedRules(prometheus)
    const ready = await query("tracker_ready == 1")
    expect(ready.map(({ labels }) => labels["role"]).toSorted()).toEqual(Object.keys(users).toSorted())
    await story.end()
  }
)
