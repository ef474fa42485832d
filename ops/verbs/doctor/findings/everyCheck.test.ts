/** Each fault that only `tt doctor` finds has a state that causes it. `tests/journey/operation/troubles` has the states of troubles. */
import { Effect, Option, Redacted } from "effect"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { LogNewer } from "../../../../streams/nats/storage/refusals/logProgram.ts"
import { folder, masterKey, room, server } from "../machine.ts"
import { eventsFinding, tablesFinding } from "../stores.ts"
import { type Finding, ofError } from "./finding.ts"
import { checkCodes } from "./findingCodes.ts"
import { ollama, ready } from "./services.ts"
import { botFinding } from "./telegramFinding.ts"

const dataDir = mkdtempSync(join(tmpdir(), "tracker-check-test-"))
const keyFile = join(dataDir, "master.key")
/** An Ollama without a model. */
const withoutModels = createServer((_, response) => response.end(JSON.stringify({ models: [] })))
const originOf = () => `http://127.0.0.1:${(withoutModels.address() as AddressInfo).port}`
/** No program listens on this port. */
const closed = "http://127.0.0.1:1"

beforeAll(async () => {
  // The check of Telegram measures its calls.
  vi.useFakeTimers({ now: 0, toFake: ["Date", "performance"] })
  chmodSync(dataDir, 0o755)
  writeFileSync(keyFile, "not a key")
  await new Promise<void>((resolve) => withoutModels.listen(0, "127.0.0.1", resolve))
})
afterAll(() => {
  vi.useRealTimers()
  rmSync(dataDir, { recursive: true })
  withoutModels.close()
})

const silentProduct = { socket: join(dataDir, "closed.sock"), origin: closed, pid: 1, secret: "" }

const causes: Readonly<Record<(typeof checkCodes)[number], () => Finding | Effect.Effect<Finding>>> = {
  "nats-server-missing": () => server({ natsUrl: null }, undefined),
  "data-folder-open": () => folder({ dataDir }),
  "master-key-missing": () => masterKey({ dataDir, masterKey: { file: keyFile } }),
  "disk-nearly-full": () => room(1024 ** 3 - 1),
  "product-silent": () => Effect.map(ready(Option.some(silentProduct)), ([found]) => found as Finding),
  "log-silent": () => eventsFinding(null),
  "log-newer": () => ofError("stores", new LogNewer({ version: "7.2.0", format: 9 }), "follow the message"),
  "stores-closed": () => ofError("stores", new Error("the folder belongs to another user"), "follow the message"),
  "extensions-missing": () => tablesFinding({ kind: "server", at: 5, missing: ["vector"] }, 5),
  "tables-behind": () => tablesFinding({ kind: "pglite", at: 4, missing: [] }, 5),
  "model-missing": () => ollama({ ollamaUrl: originOf(), ollamaModel: "qwen3" }, null),
  "model-unreachable": () => ollama({ ollamaUrl: closed, ollamaModel: "qwen3" }, null),
  "telegram-unreachable": () => botFinding(Redacted.make("1:token"), { apiRoot: closed, byWebhook: false })
}

test.each(checkCodes)("%s is found, with a remedy", async (code) => {
  const found = causes[code]()
  expect(Effect.isEffect(found) ? await Effect.runPromise(found) : found).toMatchObject({
    code,
    remedy: expect.stringMatching(/./u)
  })
})
