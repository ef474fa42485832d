/** The log holds the answers of models: a rebuild makes the same tables and calls no model. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { startOllama, type TestOllama } from "../../ollama/server/server.ts"
import { allRows, sendAccepted, extractAndWait, listProposals, waitForRun } from "../../support/knowledge/requests.ts"
import { runImport, writeExport } from "../../support/import/importVerb.ts"
import { generatedChat, answerByRules } from "../../support/knowledge/ollamaTeam.ts"
import { allClassified, type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"

let ollama: TestOllama
let tracker: Product
let request: SendRequest

beforeAll(async () => {
  ollama = await startOllama()
  answerByRules(ollama)
  tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
  await runImport(tracker, writeExport(tracker, JSON.stringify(generatedChat(120))))
})
afterAll(async () => {
  await tracker.remove()
  await ollama.stop()
})

const decide = (proposal: ProposalRow | undefined, verb: string, body: unknown = {}) =>
  sendAccepted(request, `/api/proposals/${proposal?.id}/${verb}`, body)

/** Every row of every list, the history and reasons of each task, and similar items: from tables and from vectors. */
const everything = async () => {
  const lists = ["tasks", "messages", "proposals", "topics", "atoms", "extractions", "analysis/runs", "readings"]
  const rows = await Promise.all(lists.map((list) => allRows<{ readonly id?: string }>(request, `/api/${list}`)))
  const of = (list: string) => (rows[lists.indexOf(list)] ?? []).map(({ id }) => id)
  const paths = [
    "/api/chats",
    "/api/providers",
    ...of("tasks").flatMap((id) => [`/api/tasks/${id}/history`, `/api/tasks/${id}/why`]),
    ...of("topics").map((id) => `/api/topics/${id}`),
    ...of("atoms").map((id) => `/api/atoms/${id}`),
    ...of("proposals").flatMap((id) => [`/api/proposals/${id}`, `/api/similar?kind=proposal&id=${id}`])
  ]
  const answers = await Promise.all(paths.map((path) => request("GET", path)))
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  return { rows, answers: answers.map(({ body }, i) => [paths[i], body]) }
}
/** Waits until every text has a vector and every task a classification. A search requests a vector itself, so call this before counting. */
const embeddedAndClassified = async () => {
  await waitUntil(
    () => request("GET", "/api/search?q=anything"),
    ({ body }) => body["behind"] === 0
  )
  await allClassified(request)
}

test("an extraction and a run by the Ollama model get decisions of every kind", async () => {
  const row = await extractAndWait(request)
  expect(row).toMatchObject({ status: "completed", failed: 0, model: { provider: "ollama", degraded: null } })
  const atoms = await listProposals(request, "?kind=atom")
  const topics = await listProposals(request, "?kind=topic")
  expect([atoms.length, topics.length]).toEqual([40, 6])
  for (const topic of topics.slice(0, 5)) await decide(topic, "approve")
  for (const atom of atoms.slice(0, 25)) await decide(atom, "approve")
  await decide(atoms[25], "merge", { into: atoms[0]?.id })
  await decide(atoms[26], "reject", { reason: "noise" })
  await decide(atoms[27], "snooze", { until: "2099-01-01T00:00:00Z" })
  await decide(atoms[1], "reopen")
  const run = await sendAccepted(request, "/api/analysis/runs", { name: "What follows" })
  await sendAccepted(request, `/api/analysis/runs/${run.id}/start`)
  expect(await waitForRun(request, run.id)).toMatchObject({ status: "completed", model: { provider: "ollama" } })
  const [first, second, third] = await listProposals(request, "?kind=task")
  await decide(first, "approve")
  await decide(second, "reject", { reason: "late" })
  await decide(third, "merge", { into: first?.id })
  await embeddedAndClassified()
})

test("a replay under reads makes every row of all tables equal", async () => {
  const asked = ollama.requests.length
  const done = JSON.parse((await tracker.tt("replay", "--json")).trim().split("\n").at(-1) ?? "")
  expect(done).toMatchObject({ phase: "swapped", differences: [] })
  expect(done.tables).toEqual(expect.arrayContaining(["proposals", "evidence", "topics", "atoms", "readings", "runs"]))
  expect(questions(asked)).toEqual([])
})

test("deleted tables are rebuilt equal from the log, without a call of the model", async () => {
  const before = await everything()
  await tracker.stop()
  rmSync(join(tracker.folder, "data", "tables"), { recursive: true })
  const asked = ollama.requests.length
  await tracker.start()
  // Vectors follow a moment after the rows.
  const after = await waitUntil(everything, (now) => JSON.stringify(now) === JSON.stringify(before)).catch(everything)
  expect(after).toEqual(before)
  expect(questions(asked)).toEqual([])
})

/** Requests that run a model. Requests for the server's state and its list of models do not count. */
const questions = (since: number) =>
  ollama.requests.slice(since).filter(({ path }) => path === "/api/chat" || path === "/api/embed")
