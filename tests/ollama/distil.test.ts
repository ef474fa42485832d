/** Extraction and analysis against a real HTTP server that speaks Ollama's protocol. The server has no fault. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ModelRecord } from "../../domain/values.ts"
import { type ExtractInput, openItem } from "../../models/distillation.ts"
import { knownItem, saidInWindow } from "../../models/kit/questions.ts"
import { hostileAnswers, hostileMessages, quotable } from "../hostile/corpus.ts"
import { analysis, distillingServer, extraction, window } from "./distillingServer.ts"

const { ollama, extracted, analysed } = distillingServer()
const lastChat = () => ollama().requests.findLast(({ path }) => path === "/api/chat")?.body

describe("a server without a fault", () => {
  test("extracts, and the record names the model", async () => {
    const { answer, record } = await extracted()
    expect(answer).toEqual({
      topics: [{ name: "Deploy day", summary: "", known: 0 }],
      atoms: [{ ...extraction.atoms[0], ...openItem, score: 0.9 }],
      dropped: {}
    })
    expect(record).toMatchObject({ provider: "ollama", model: "test-chat", seed: 1, options: { itemsDropped: 0 } })
    expect(record.promptVersion).toMatch(/^extract\.v2@[0-9a-f]{12}$/)
    expect(record.degraded).toBeUndefined()
    expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record)
  })

  test("analyses, and the record names the model", async () => {
    const { answer, record } = await analysed()
    expect(answer.tasks).toEqual([
      { ...analysis.tasks[0], description: "", category: "chore", priority: "medium", score: 0.5 }
    ])
    expect(record.promptVersion).toMatch(/^analyse\.v2@[0-9a-f]{12}$/)
    expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record)
  })

  test("gets one request with bounds that fit the window, and must not truncate", async () => {
    const before = ollama().requests.length
    await extracted()
    expect(
      ollama()
        .requests.slice(before)
        .map(({ path }) => path)
    ).toEqual(["/api/tags", "/api/chat"])
    expect(lastChat()).toMatchObject({
      stream: true,
      truncate: false,
      think: false,
      options: { num_ctx: 16_384, num_predict: 1_312, temperature: 0, seed: 1 },
      format: { type: "object", additionalProperties: false }
    })
    const messages = Array.from({ length: 40 }, () => saidInWindow("talk ".repeat(100)))
    await extracted({ ...window, messages })
    expect(lastChat()).toMatchObject({ options: { num_ctx: 16_384, num_predict: 6_784 } })
  })

  test("gets a prompt that the test server can parse back", async () => {
    let known: ReadonlyArray<string> = []
    ollama().extractAs(({ messages, topics }) => {
      known = topics.map(({ text }) => text)
      return {
        atoms: messages.map(({ index, text }) => ({
          type: "insight",
          text,
          evidence: [{ message: index, quote: text }]
        }))
      }
    })
    const { answer } = await extracted()
    expect(answer.atoms.map(({ text }) => text)).toEqual(window.messages.map(({ text }) => text))
    expect(known).toEqual(["Deploys"])
  })

  test("gets only the messages if they leave no room for the known topics and atoms", async () => {
    const input = {
      ...window,
      messages: [saidInWindow("я".repeat(12_000))],
      topics: Array.from({ length: 40 }, () => "known ".repeat(80)),
      atoms: Array.from({ length: 40 }, () => knownItem("known ".repeat(80)))
    }
    const { answer, record } = await extracted(input)
    expect(record.provider).toBe("ollama")
    expect(JSON.stringify(lastChat())).not.toContain("known known")
    expect(answer.topics[0]?.known).toBeNull()
  })
})

test("all hostile messages in one window are treated as text only", async () => {
  const short = hostileMessages.filter(({ text }) => text.length < 1_000)
  let read: ReadonlyArray<string> = []
  ollama().extractAs(({ messages }) => {
    read = messages.map(({ text }) => text)
    return {}
  })
  const messages = short.map(({ text }) => saidInWindow(text))
  expect((await extracted({ ...window, messages })).answer).toEqual({ topics: [], atoms: [], dropped: {} })
  expect(read).toEqual(short.map(({ text }) => text.toWellFormed()))
})

test("every hostile answer results in a valid answer with a record that can be stored", async () => {
  const quoted: ExtractInput = { ...window, messages: [saidInWindow(quotable)] }
  for (const { to, text } of hostileAnswers) {
    ollama().extractAs(text)
    ollama().analyseAs(text)
    const { record } = to === "extract" ? await extracted(quoted) : await analysed()
    expect(Schema.is(ModelRecord)(record)).toBe(true)
    expect([undefined, "ollama-invalid-output"]).toContain(record.degraded)
  }
})
