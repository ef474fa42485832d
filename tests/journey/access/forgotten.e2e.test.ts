/**
 * A person with 500 messages, 40 tasks and 30 proposals is forgotten, and every process is killed in the middle of the erasure.
 * Afterwards nothing shows the person: files, sockets, exports, prompts and backups. The audit chain verifies.
 */
import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { findClearText } from "../../support/clearText.ts"
import { filesBelow } from "../../support/filesBelow.ts"
import { runImport, writeExport } from "../../support/import/importVerb.ts"
import { answerByRules } from "../../support/knowledge/ollamaTeam.ts"
import { allRows, extractAndWait, listProposals, sendAccepted } from "../../support/knowledge/requests.ts"
import { type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { everyTask, followLive, type WindowClient } from "../../support/product/windowClient.ts"

const verifier = join(import.meta.dirname, "../../../ops/verify/verify.mjs")
const name = "Bohdan Quillfeather"
/** Words that only this person has used. */
const marks = ["zebrafish", "Quillfeather"]
const markedIn = (text: string) => marks.filter((mark) => text.toLowerCase().includes(mark.toLowerCase()))

const decisions = 40
const firstSecond = Date.UTC(2026, 8, 1, 9) / 1000
const textOf = (i: number) =>
  i < decisions ? `Boiler ${i} must be painted by zebrafish number ${i}` : `I saw the zebrafish again, entry ${i}`
/** 500 messages of the person, and 20 of another one. */
const chat = {
  name: "Pier",
  type: "private_supergroup",
  id: 9,
  messages: Array.from({ length: 520 }, (_, i) => ({
    id: i + 1,
    type: "message",
    date: "2026-09-01T12:00:00",
    date_unixtime: String(firstSecond + i * 40),
    from: i < 500 ? name : "Ann Harbour",
    from_id: i < 500 ? "user701" : "user702",
    text: i < 500 ? textOf(i) : `The lamp of Ann, entry ${i}`,
    text_entities: []
  }))
}

/** The windows of each client. */
const followed: ReadonlyArray<ReadonlyArray<string>> = [
  ["messages,before,newest,200", "messages,after,oldest,200"],
  everyTask,
  ["people"],
  ["proposals:open", "proposals:decided,before,newest,200"]
]

let ollama: TestOllama
let tracker: Product
let token: string
let request: SendRequest
let before: ReadonlyArray<WindowClient>

beforeAll(async () => {
  ollama = await startOllama()
  answerByRules(ollama)
  tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  token = await tracker.token("owner")
  request = tracker.as(token)
  await runImport(tracker, writeExport(tracker, JSON.stringify(chat)))
  expect(await extractAndWait(request)).toMatchObject({ status: "completed" })
  const messages = await allRows<{ readonly id: string; readonly text: string }>(request, "/api/messages")
  for (const { id } of messages.filter(({ text }) => text.includes("must be")))
    await sendAccepted(request, `/api/messages/${id}/task`)
}, 300_000)
afterAll(async () => {
  await tracker.remove()
  await ollama.stop()
})

const follow = (had?: ReadonlyArray<WindowClient>) =>
  Promise.all(followed.map((windows, n) => followLive(tracker.origin, token, windows, had?.[n]?.state.copy())))
const exports = () =>
  Promise.all([
    tracker.tt("audit", "export"),
    tracker.tt("audit", "export", "--format", "csv"),
    tracker.tt("audit", "export", "--format", "bundle")
  ])

test("before, the person is in the rows, the frames, the prompts and the export", async () => {
  expect((await listProposals(request)).length).toBeGreaterThanOrEqual(30)
  expect((await allRows(request, "/api/tasks")).length).toBe(decisions)
  before = await follow()
  for (const client of before) await client.when(() => client.rows().size > 0)
  expect(markedIn(before.flatMap(({ texts }) => texts).join("\n"))).toEqual(marks)
  expect(markedIn(JSON.stringify(ollama.requests))).toContain("zebrafish")
  expect(markedIn((await exports()).join("\n"))).toEqual(marks)
}, 120_000)

test("an erasure during which every process is killed ends after the next start", async () => {
  const verb = tracker.tt("people", "forget", name, "--because", "asked for it", "--name", name).catch(() => "")
  const has = (wanted: string) => async () => (await tracker.log()).some(({ event }) => event === wanted)
  await waitUntil(has("PersonForgotten"), Boolean)
  await tracker.kill({ nats: true })
  await verb
  before.forEach(({ close }) => close())
  await tracker.start()
  await waitUntil(has("PersonErased"), Boolean)
  expect(await tracker.tt("people", "forgotten")).toContain("was erased at")
}, 240_000)

test("a client that continues, and one that begins, get no frame with the person", async () => {
  const continued = await follow(before)
  const fresh = await follow()
  for (const client of [...continued, ...fresh]) {
    await client.when(() => client.rows().size > 0)
    expect(markedIn(client.texts.join("\n"))).toEqual([])
    expect(markedIn(JSON.stringify([...client.rows().values()]))).toEqual([])
    client.close()
  }
}, 60_000)

test("later prompts, exports and backups do not name the person", async () => {
  const asked = ollama.requests.length
  await extractAndWait(request, { again: true })
  const prompts = ollama.requests.slice(asked)
  expect(prompts.length).toBeGreaterThan(0)
  expect(markedIn(JSON.stringify(prompts))).toEqual([])
  expect(markedIn((await exports()).join("\n"))).toEqual([])
  const folder = join(tracker.folder, "backup")
  await tracker.tt("backup", folder)
  expect(filesBelow(folder).length).toBeGreaterThan(0)
  expect(findClearText(folder, marks)).toEqual([])
}, 180_000)

test("the chain verifies while running and offline, and a replay makes the rows that are served", async () => {
  await waitUntil(
    async () => JSON.parse(await tracker.tt("audit", "verify", "--json")) as { unlinked: number; fault: unknown },
    ({ unlinked, fault }) => unlinked === 0 && fault === null
  )
  const bundle = join(tracker.folder, "bundle.jsonl")
  writeFileSync(bundle, await tracker.tt("audit", "export", "--format", "bundle"))
  const checked = execFileSync(process.execPath, [verifier, bundle, "--json"], { encoding: "utf8" })
  expect(JSON.parse(checked)).toMatchObject({ fault: null })
  await tracker.tt("replay", "--verify")
}, 180_000)

test("no file of the data folder has a word of the person: the log, its buckets, the tables and their write-ahead log", async () => {
  await tracker.stop()
  expect(findClearText(join(tracker.folder, "data"), marks)).toEqual([])
}, 60_000)
