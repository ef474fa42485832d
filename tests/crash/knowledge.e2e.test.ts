/** Every process is killed several times during an extraction and a run: both complete, and no proposal is lost or stored twice. */
import { afterAll, beforeAll, expect, test } from "vitest"
import type { MessageRow } from "../../gateways/contract.ts"
import type { AtomRow, ProposalRow } from "../../gateways/contract/knowledge.ts"
import { startOllama, type TestOllama } from "../ollama/server/server.ts"
import {
  allRows,
  sendAccepted,
  extractAndWait,
  waitForExtraction,
  listProposals,
  waitForRun,
  proposalText
} from "../support/knowledge/requests.ts"
import { runImport, writeExport } from "../support/import/importVerb.ts"
import { generatedChat, answerByRules } from "../support/knowledge/ollamaTeam.ts"
import { type Product, product, type SendRequest, waitUntil } from "../support/product/product.ts"

const messages = 270
/** The number of kills. They alternate: during an answer of the model, after a stored part, and directly after the start. */
const kills = { extraction: 6, run: 4 }
/** Duration of an answer, long enough for a kill in the middle of it. Milliseconds. */
const answerMs = 250

interface Installation {
  readonly tracker: Product
  readonly request: SendRequest
}
let ollama: TestOllama
let killed: Installation
let undisturbed: Installation

const install = async (): Promise<Installation> => {
  const tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
  await tracker.start()
  const request = tracker.as(await tracker.token("member"))
  await runImport(tracker, writeExport(tracker, JSON.stringify(generatedChat(messages))))
  return { tracker, request }
}

beforeAll(async () => {
  ollama = await startOllama({ slowMs: answerMs })
  answerByRules(ollama)
  ;[undisturbed, killed] = await Promise.all([install(), install()])
})
afterAll(async () => {
  await Promise.all([undisturbed.tracker.remove(), killed.tracker.remove()])
  await ollama.stop()
})

const chats = () => ollama.requests.filter(({ path }) => path === "/api/chat").length

/** Starts work with `begin`, and kills the product `times` times during it; every fourth kill includes nats-server. */
const killAtWork = async (begin: () => Promise<string>, times: number) => {
  const { tracker, request } = killed
  let asked = chats()
  await ollama.setFault("slow")
  const path = await begin()
  const parts = async () => Number((await request("GET", path)).body["parts"])
  for (let n = 0; n < times; n++) {
    if (n % 3 === 0)
      await waitUntil(
        () => Promise.resolve(chats()),
        (now) => now > asked
      )
    if (n % 3 === 1) {
      const before = await parts()
      await waitUntil(parts, (now) => now > before)
    }
    expect((await request("GET", path)).body).toMatchObject({ status: "running", endedAt: null })
    await tracker.kill({ nats: n % 4 === 1 })
    asked = chats()
    await tracker.start()
  }
  await ollama.setFault(null)
}

/** The content and quotes of proposals, without ids, which differ between installations. */
const contentOf = (all: ReadonlyArray<ProposalRow>) => {
  const names = new Map<string, string>(all.map((each) => [each.id, proposalText(each)]))
  const topicsOf = (draft: ProposalRow["draft"]) => {
    switch (draft.kind) {
      case "topic":
        return []
      case "atom":
        return [draft.topic ?? ""]
      case "task":
        return draft.topics
    }
  }
  return (
    all
      // The quotes of a topic are left out: they come from the first window that finds it, and a kill changes the windows.
      .map((each) => ({
        kind: each.draft.kind,
        words: proposalText(each),
        quotes: each.draft.kind === "topic" ? [] : each.evidence.map(({ text }) => text),
        under: topicsOf(each.draft).map((id) => names.get(id))
      }))
      .toSorted((a, b) => (`${a.kind} ${a.words}` < `${b.kind} ${b.words}` ? -1 : 1))
  )
}
const eachOnce = (texts: ReadonlyArray<string>) => expect(texts.length).toBe(new Set(texts).size)

test("an extraction that is killed several times reads every message once, and has the proposals of an undisturbed one", async () => {
  const { request, tracker } = killed
  expect(await extractAndWait(undisturbed.request)).toMatchObject({ status: "completed", model: { degraded: null } })
  let id = ""
  await killAtWork(async () => {
    id = (await sendAccepted(request, "/api/knowledge/extract")).id
    return `/api/extractions/${id}`
  }, kills.extraction)
  const row = await waitForExtraction(request, id)
  expect(row).toMatchObject({
    status: "completed",
    attempt: 1,
    failed: 0,
    model: { provider: "ollama", degraded: null }
  })

  const found = await listProposals(request)
  expect(found.filter(({ draft }) => draft.kind === "atom").length).toBe(messages / 3)
  expect(contentOf(found)).toEqual(contentOf(await listProposals(undisturbed.request)))
  eachOnce(found.map(({ draft, evidence }) => `${draft.kind} ${JSON.stringify(evidence)}`))
  expect(row.proposals).toBe(found.length)

  const log = await tracker.log()
  const parts = log.filter(({ event }) => event === "WindowRead" || event === "MessagesSifted")
  expect(parts.every(({ data }) => data["attempt"] === 1)).toBe(true)
  const read = parts.flatMap(({ event, data }): ReadonlyArray<string> =>
    event === "WindowRead" ? data["messages"] : data["noise"].map(({ message }: { message: string }) => message)
  )
  const there = (await allRows<MessageRow>(request, "/api/messages")).map((message) => String(message.id))
  expect(there.length).toBe(messages)
  expect(read.toSorted()).toEqual(there.toSorted())
  const proposed = log.filter(({ event }) => event === "TopicProposed" || event === "AtomProposed")
  eachOnce(proposed.map(({ subject }) => subject))
  expect(log.filter(({ event }) => event === "ExtractionCompleted")).toHaveLength(1)
})

test("a run that is killed several times uses every atom once, and proposes the tasks of an undisturbed one", async () => {
  const { request, tracker } = killed
  for (const installation of [undisturbed, killed]) {
    const waiting = (await listProposals(installation.request)).toSorted((a, b) =>
      proposalText(a) < proposalText(b) ? -1 : 1
    )
    for (const kind of ["topic", "atom"])
      for (const { id } of waiting.filter(({ draft }) => draft.kind === kind))
        await sendAccepted(installation.request, `/api/proposals/${id}/approve`)
  }
  const start = async (on: SendRequest) => {
    const run = await sendAccepted(on, "/api/analysis/runs", { name: "What follows" })
    await sendAccepted(on, `/api/analysis/runs/${run.id}/start`)
    return run.id
  }
  const expected = await waitForRun(undisturbed.request, await start(undisturbed.request))
  let id = ""
  await killAtWork(async () => {
    id = await start(request)
    return `/api/analysis/runs/${id}`
  }, kills.run)
  const row = await waitForRun(request, id)
  expect(row).toMatchObject({
    status: "completed",
    attempt: 1,
    failed: 0,
    model: { provider: "ollama", degraded: null }
  })
  expect([row.proposals, row.atoms]).toEqual([expected.proposals, messages / 3])

  const found = await listProposals(request, "?kind=task")
  expect(found.length).toBeGreaterThan(25)
  expect(row.proposals).toBe(found.length)
  expect(contentOf(found)).toEqual(contentOf(await listProposals(undisturbed.request, "?kind=task")))
  eachOnce(found.map(({ evidence }) => JSON.stringify(evidence)))
  const log = await tracker.log()
  const read = log
    .filter(({ event }) => event === "BatchRead")
    .flatMap(({ data }): ReadonlyArray<string> => data["atoms"])
  const atoms = (await allRows<AtomRow>(request, "/api/atoms")).map((atom) => String(atom.id))
  expect(read.toSorted()).toEqual(atoms.toSorted())
  expect(log.filter(({ event }) => event === "RunCompleted")).toHaveLength(1)
})
