/** Embeddings and the description against a real HTTP server that speaks Ollama's protocol. */
import { Effect, References } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { chosenModelLayer, type ModelSettings } from "../../models/choosing/chosenModel.ts"
import { Model } from "../../models/model.ts"
import { onTestClock } from "./onTestClock.ts"
import { type ServerFault, startOllama, type TestOllama } from "./server/server.ts"

let ollama: TestOllama
beforeAll(async () => {
  ollama = await startOllama({
    dimensions: 8,
    vectors: { "the ferry leaves": [1, 0], vessel: [0.9, 0.1] },
    mostEmbedded: 2_000
  })
})
beforeEach(() => ollama.setFault(null))
afterAll(() => ollama.stop())

const withModel = <A>(use: (model: Model["Service"]) => Effect.Effect<A, unknown>, settings: ModelSettings = {}) =>
  onTestClock(
    ollama,
    Effect.gen(function* () {
      return yield* use(yield* Model)
    }).pipe(Effect.provide(chosenModelLayer(settings)), Effect.provideService(References.MinimumLogLevel, "Error"))
  )
const there = () => ({ url: ollama.url, model: "test-chat", embedModel: "test-embed" })
const embedded = (...texts: ReadonlyArray<string>) => withModel((model) => model.embed(texts), there())
const described = (settings: ModelSettings = {}) => withModel((model) => model.describe, { ...there(), ...settings })

describe("a server without a fault", () => {
  test("embeds each text, in order, with the name and digest of its model", async () => {
    const { model, vectors } = await embedded("The ferry leaves at nine", "vessel", "something else")
    expect(model).toMatch(/^test-embed@[0-9a-f]{12}$/)
    expect(vectors).toHaveLength(3)
    expect(vectors[0]).toEqual(Float32Array.of(1, 0, 0, 0, 0, 0, 0, 0))
    expect(vectors.every((vector) => vector.length === 8)).toBe(true)
  })

  test("gives equal texts equal vectors", async () => {
    const { vectors } = await embedded("anything", "anything")
    expect(vectors[0]).toEqual(vectors[1])
  })

  test("gets many texts in several requests", async () => {
    const before = ollama.requests.length
    const texts = Array.from({ length: 70 }, (_, i) => `text ${i}`)
    const { vectors } = await embedded(...texts)
    expect(vectors).toHaveLength(70)
    expect(vectors[69]).toEqual((await embedded("text 69")).vectors[0])
    expect(ollama.requests.slice(before).filter(({ path }) => path === "/api/embed")).toHaveLength(4)
  })

  test("gets only a part of a text that is too long", async () => {
    expect((await embedded("long ".repeat(20_000))).model).toMatch(/^test-embed/)
    expect(ollama.requests.at(-1)?.body).toMatchObject({ truncate: false })
  })

  test("gets no request for an empty list", async () => expect((await embedded()).vectors).toEqual([]))
})

describe("if the server fails, the built-in model embeds, and the vectors have its name", () => {
  test.each<ServerFault>(["down", "model-missing", "busy", "reset", "html", "cut-stream", "invalid-json", "hang"])(
    "%s",
    async (fault) => {
      await ollama.setFault(fault)
      const { model, vectors } = await embedded("The ferry leaves at nine")
      expect(model).toBe("ngram-hash-v1")
      expect(vectors[0]).toHaveLength(1024)
    }
  )
})

describe("the description names the active model:", () => {
  test("the server's models, when both are installed", async () =>
    expect(await described()).toEqual({
      provider: "ollama",
      model: "test-chat",
      embedModel: "test-embed",
      reachable: true,
      note: "ollama-ready"
    }))

  test("the built-in one, when the server is down", async () => {
    await ollama.setFault("down")
    expect(await described()).toMatchObject({ provider: "builtin", reachable: false, note: "ollama-unreachable" })
  })

  test("the built-in one, when another server answers", async () => {
    await ollama.setFault("html")
    expect(await described()).toMatchObject({ provider: "builtin", note: "ollama-html-answer" })
  })

  test("the built-in one, when the model is not installed", async () =>
    expect(await described({ model: "absent" })).toMatchObject({ provider: "builtin", note: "ollama-model-missing" }))

  test("both, when only the embedding model is missing", async () =>
    expect(await described({ embedModel: "absent" })).toMatchObject({
      provider: "ollama",
      embedModel: "ngram-hash-v1",
      note: "ollama-embed-model-missing"
    }))

  test("the built-in one, when none is configured", async () =>
    expect(await withModel((model) => model.describe)).toMatchObject({
      provider: "builtin",
      reachable: true,
      note: "ollama-not-configured"
    }))
})
