/** Extraction and analysis against a real HTTP server that speaks Ollama's protocol, with each fault. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ModelRecord } from "../../domain/values.ts"
import { saidInWindow } from "../../models/kit/questions.ts"
import { locate } from "../../models/language/locate.ts"
import { distillingServer, knowledge, window } from "./distillingServer.ts"
import type { ServerFault } from "./server/server.ts"

const { ollama, extracted, analysed, failure } = distillingServer()

const faults: ReadonlyArray<readonly [ServerFault, string]> = [
  ["down", "unreachable"],
  ["model-missing", "model-missing"],
  ["busy", "busy"],
  ["reset", "reset"],
  ["html", "html-answer"],
  ["cut-stream", "cut-stream"],
  ["unfinished", "cut-stream"],
  ["mid-stream-error", "mid-stream-error"],
  ["garbled", "garbled-answer"],
  ["too-deep", "garbled-answer"],
  ["whitespace", "whitespace"],
  ["invalid-json", "invalid-output"],
  ["wrong-enum", "invalid-output"],
  ["schema-copy", "invalid-output"],
  ["length", "invalid-output"],
  ["hang", "timeout"]
]

describe("if the server fails, the built-in model answers, and the record has the reason", () => {
  test.each(faults)("%s → %s", async (fault, reason) => {
    await ollama().setFault(fault)
    const { answer, record } = await extracted()
    expect(record).toMatchObject({ provider: "builtin", degraded: `ollama-${reason}` })
    expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record)
    expect(answer.atoms.length).toBeGreaterThan(0)
    const other = await analysed()
    expect(other.record).toMatchObject({ provider: "builtin", degraded: `ollama-${reason}` })
    expect(other.answer.tasks.length).toBeGreaterThan(0)
  })
})

describe("without a fallback it fails with the reason", () => {
  test.each(faults)("%s → %s", async (fault, reason) => {
    await ollama().setFault(fault)
    expect((await failure((model) => model.extract(window))).reason).toBe(reason)
    expect((await failure((model) => model.analyse(knowledge))).reason).toBe(reason)
  })
})

describe("a window that is too long is returned, and no other model answers", () => {
  const tooLong = (result: Promise<unknown>) => expect(result).rejects.toMatchObject({ reason: "too-long" })

  test("without a request, when it exceeds the largest context", async () => {
    const message = saidInWindow("x".repeat(30_000))
    const before = ollama().requests.length
    await tooLong(extracted({ ...window, messages: Array.from({ length: 5 }, () => message) }))
    expect(ollama().requests).toHaveLength(before)
  })

  test("without a second attempt, when the server refuses it", async () => {
    await ollama().setFault("too-long")
    const before = ollama().requests.length
    await tooLong(extracted())
    await tooLong(analysed())
    expect(
      ollama()
        .requests.slice(before)
        .filter(({ path }) => path === "/api/chat")
    ).toHaveLength(2)
  })
})

describe("an answer with indexes or quotes that do not exist", () => {
  test("keeps quotes of unknown messages for the caller, loses tasks of unknown atoms, and counts them", async () => {
    await ollama().setFault("index-out-of-range")
    const { answer, record } = await extracted()
    expect(answer).toMatchObject({ topics: [{ name: "Deploy day" }], atoms: [{ evidence: [{ message: 1_000 }] }] })
    expect(record).toMatchObject({ provider: "ollama", options: { itemsDropped: 0 } })
    expect((await analysed()).answer).toEqual({ tasks: [], dropped: { "bad-reference": 1, "blank-item": 1 } })
  })

  test.each<ServerFault>(["nonsense", "invented-quote"])("%s: no quote of it is located", async (fault) => {
    await ollama().setFault(fault)
    const { answer, record } = await extracted()
    expect(record.provider).toBe("ollama")
    const quotes = answer.atoms.flatMap(({ evidence }) => evidence)
    expect(quotes.length).toBeGreaterThan(0)
    expect(quotes.filter(({ message, quote }) => locate(window.messages[message]?.text ?? "", quote))).toEqual([])
    const phrases = (await analysed()).answer.tasks.flatMap((task) => [task.duePhrase, task.assigneePhrase])
    expect(phrases.length).toBeGreaterThan(0)
    expect(phrases.filter((phrase) => locate(window.messages[1]?.text ?? "", phrase ?? "", { min: 2 }))).toEqual([])
  })
})

describe("a second attempt", () => {
  test("with another seed replaces one invalid answer", async () => {
    await ollama().setFault("schema-copy", { times: 1 })
    expect((await extracted()).record).toMatchObject({ provider: "ollama", seed: 2, options: { temperature: 0.3 } })
  })

  test("is not made after a failure of the server", async () => {
    await ollama().setFault("busy")
    const before = ollama().requests.length
    await extracted()
    expect(
      ollama()
        .requests.slice(before)
        .map(({ path }) => path)
    ).toEqual(["/api/tags", "/api/chat"])
  })
})
