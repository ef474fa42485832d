/** Extraction and analysis against a real HTTP server that speaks Ollama's protocol, with and without each fault. */
import { Effect, Layer, References, Schema } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { ModelRecord } from "../../domain/values.ts"
import { chosenModelLayer } from "../../models/choosing/chosenModel.ts"
import type { AnalyseInput, ExtractInput } from "../../models/distillation.ts"
import { locate } from "../../models/language/locate.ts"
import { Model } from "../../models/model.ts"
import { ollamaLayer } from "../../models/ollama/ollamaModel.ts"
import { hostileAnswers, hostileMessages, quotable } from "../hostile/corpus.ts"
import { onTestClock } from "./onTestClock.ts"
import { type ServerFault, startOllama, type TestOllama } from "./server/server.ts"

let ollama: TestOllama
beforeAll(async () => {
  ollama = await startOllama()
})
beforeEach(async () => {
  await ollama.setFault(null)
  ollama.extractAs(extraction)
  ollama.analyseAs(analysis)
})
afterAll(() => ollama.stop())

const at = "2026-11-24T09:30:00Z"
const window: ExtractInput = {
  messages: [
    { author: "A", text: "[AGREED] we move the deploy to Monday", at, replyTo: null },
    { author: "B", text: "[ACTION] @ann writes the notes by Friday 18:00", at, replyTo: 0 }
  ],
  topics: ["Deploys"],
  atoms: [],
  precedents: []
}
const extraction = {
  topics: [{ name: "Deploy day", known: 0 }],
  atoms: [
    {
      type: "decision",
      text: "The deploy moves to Monday",
      topic: 0,
      evidence: [{ message: 0, quote: "we move the deploy to Monday" }],
      tags: ["deploy"],
      score: 90
    }
  ]
}
const knowledge: AnalyseInput = {
  topic: "Deploys",
  atoms: [
    {
      type: "requirement",
      text: "Ann writes the notes",
      quotes: [{ author: "B", text: "[ACTION] @ann writes the notes by Friday 18:00", at }]
    }
  ],
  tasks: ["Write the notes"],
  precedents: []
}
const analysis = {
  tasks: [
    { title: "Write the notes", atoms: [0], duplicateOf: 0, duePhrase: "by Friday 18:00", assigneePhrase: "@ann" }
  ]
}

const settings = () => ({
  url: ollama.url,
  model: "test-chat",
  embedModel: "test-embed"
})
/** A new model for each call, so that failures of one test do not open the circuit breaker of another. */
const asking = <A, E>(use: (model: Model["Service"]) => Effect.Effect<A, E>, layer: Layer.Layer<Model>) =>
  onTestClock(
    ollama,
    Effect.gen(function* () {
      return yield* use(yield* Model)
    }).pipe(Effect.provide(layer), Effect.provideService(References.MinimumLogLevel, "Error"))
  )
const extracted = (input = window) => asking((model) => model.extract(input), chosenModelLayer(settings()))
const analysed = (input = knowledge) => asking((model) => model.analyse(input), chosenModelLayer(settings()))
const failure = (use: (model: Model["Service"]) => Effect.Effect<unknown, { readonly reason: string }>) =>
  asking((model) => Effect.flip(use(model)), ollamaLayer(settings()))
const lastChat = () => ollama.requests.findLast(({ path }) => path === "/api/chat")?.body

describe("a server without a fault", () => {
  test("extracts, and the record names the model", async () => {
    const { answer, record } = await extracted()
    expect(answer).toEqual({
      topics: [{ name: "Deploy day", summary: "", known: 0 }],
      atoms: [{ ...extraction.atoms[0], score: 0.9 }]
    })
    expect(record).toMatchObject({ provider: "ollama", model: "test-chat", seed: 1, options: { itemsDropped: 0 } })
    expect(record.promptVersion).toMatch(/^extract\.v1@[0-9a-f]{12}$/)
    expect(record.degraded).toBeUndefined()
    expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record)
  })

  test("analyses, and the record names the model", async () => {
    const { answer, record } = await analysed()
    expect(answer.tasks).toEqual([
      { ...analysis.tasks[0], description: "", category: "chore", priority: "medium", score: 0.5 }
    ])
    expect(record.promptVersion).toMatch(/^analyse\.v1@[0-9a-f]{12}$/)
    expect(Schema.decodeUnknownSync(ModelRecord)(record)).toEqual(record)
  })

  test("gets one request with bounds that fit the window, and must not truncate", async () => {
    const before = ollama.requests.length
    await extracted()
    expect(ollama.requests.slice(before).map(({ path }) => path)).toEqual(["/api/tags", "/api/chat"])
    expect(lastChat()).toMatchObject({
      stream: true,
      truncate: false,
      think: false,
      options: { num_ctx: 8_192, num_predict: 1_280, temperature: 0, seed: 1 },
      format: { type: "object", additionalProperties: false }
    })
    const messages = Array.from({ length: 40 }, () => ({ author: "A", text: "talk ".repeat(100), at, replyTo: null }))
    await extracted({ ...window, messages })
    expect(lastChat()).toMatchObject({ options: { num_ctx: 16_384, num_predict: 6_144 } })
  })

  test("gets a prompt that the test server can parse back", async () => {
    let known: ReadonlyArray<string> = []
    ollama.extractAs(({ messages, topics }) => {
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
      messages: [{ author: "A", text: "я".repeat(30_000), at, replyTo: null }],
      topics: Array.from({ length: 40 }, () => "known ".repeat(80)),
      atoms: Array.from({ length: 40 }, () => "known ".repeat(80))
    }
    const { answer, record } = await extracted(input)
    expect(record.provider).toBe("ollama")
    expect(JSON.stringify(lastChat())).not.toContain("known known")
    expect(answer.topics[0]?.known).toBeNull()
  })
})

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
  ["whitespace", "whitespace"],
  ["invalid-json", "invalid-output"],
  ["wrong-enum", "invalid-output"],
  ["schema-copy", "invalid-output"],
  ["length", "invalid-output"],
  ["hang", "timeout"]
]

describe("if the server fails, the built-in model answers, and the record has the reason", () => {
  test.each(faults)("%s → %s", async (fault, reason) => {
    await ollama.setFault(fault)
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
    await ollama.setFault(fault)
    expect((await failure((model) => model.extract(window))).reason).toBe(reason)
    expect((await failure((model) => model.analyse(knowledge))).reason).toBe(reason)
  })
})

describe("a window that is too long is returned, and no other model answers", () => {
  const tooLong = (settled: Promise<unknown>) => expect(settled).rejects.toMatchObject({ reason: "too-long" })

  test("without a request, when it exceeds the largest context", async () => {
    const message = { author: "A", text: "x".repeat(30_000), at, replyTo: null }
    const before = ollama.requests.length
    await tooLong(extracted({ ...window, messages: Array.from({ length: 5 }, () => message) }))
    expect(ollama.requests).toHaveLength(before)
  })

  test("without a second attempt, when the server refuses it", async () => {
    await ollama.setFault("too-long")
    const before = ollama.requests.length
    await tooLong(extracted())
    await tooLong(analysed())
    expect(ollama.requests.slice(before).filter(({ path }) => path === "/api/chat")).toHaveLength(2)
  })
})

describe("an answer with indexes or quotes that do not exist", () => {
  test("loses the items with these, and they are counted", async () => {
    await ollama.setFault("index-out-of-range")
    const { answer, record } = await extracted()
    expect(answer).toMatchObject({ topics: [{ name: "Deploy day" }], atoms: [] })
    expect(record).toMatchObject({ provider: "ollama", options: { itemsDropped: 2 } })
    expect((await analysed()).answer.tasks).toEqual([])
  })

  test.each<ServerFault>(["nonsense", "invented-quote"])("%s: no quote of it is located", async (fault) => {
    await ollama.setFault(fault)
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
    await ollama.setFault("schema-copy", { times: 1 })
    expect((await extracted()).record).toMatchObject({ provider: "ollama", seed: 2, options: { temperature: 0.3 } })
  })

  test("is not made after a failure of the server", async () => {
    await ollama.setFault("busy")
    const before = ollama.requests.length
    await extracted()
    expect(ollama.requests.slice(before).map(({ path }) => path)).toEqual(["/api/tags", "/api/chat"])
  })
})

test("all hostile messages in one window are treated as text only", async () => {
  const short = hostileMessages.filter(({ text }) => text.length < 1_000)
  let read: ReadonlyArray<string> = []
  ollama.extractAs(({ messages }) => {
    read = messages.map(({ text }) => text)
    return {}
  })
  const messages = short.map(({ text }) => ({ author: "A", text, at, replyTo: null }))
  expect((await extracted({ ...window, messages })).answer).toEqual({ topics: [], atoms: [] })
  expect(read).toEqual(short.map(({ text }) => text.toWellFormed()))
})

test("every hostile answer results in a valid answer with a record that can be stored", async () => {
  const quoted: ExtractInput = { ...window, messages: [{ author: "A", text: quotable, at, replyTo: null }] }
  for (const { to, text } of hostileAnswers) {
    ollama.extractAs(text)
    ollama.analyseAs(text)
    const { record } = to === "extract" ? await extracted(quoted) : await analysed()
    expect(Schema.is(ModelRecord)(record)).toBe(true)
    expect([undefined, "ollama-invalid-output"]).toContain(record.degraded)
  }
})
