/** A window, knowledge, the model's answers to them, and a server that gives these answers, for tests of extraction and analysis. */
import { Effect, type Layer, References } from "effect"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { chosenModelLayer } from "../../models/choosing/chosenModel.ts"
import type { AnalyseInput } from "../../models/distillation.ts"
import { extractionOf, saidInWindow } from "../../models/kit/questions.ts"
import { Model } from "../../models/model.ts"
import { ollamaLayer } from "../../models/ollama/ollamaModel.ts"
import { onTestClock } from "./onTestClock.ts"
import { startOllama, type TestOllama } from "./server/server.ts"

export const at = "2026-11-24T09:30:00Z"
export const window = extractionOf(
  [
    saidInWindow("[AGREED] we move the deploy to Monday"),
    saidInWindow("[ACTION] @ann writes the notes by Friday 18:00", { author: "B", replyTo: 0 })
  ],
  { topics: ["Deploys"] }
)
export const extraction = {
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
export const knowledge: AnalyseInput = {
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
export const analysis = {
  tasks: [
    { title: "Write the notes", atoms: [0], duplicateOf: 0, duePhrase: "by Friday 18:00", assigneePhrase: "@ann" }
  ]
}

/** Starts a server for the tests of a file. It has no fault at the start of each test. */
export const distillingServer = () => {
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

  const settings = () => ({ url: ollama.url, model: "test-chat", embedModel: "test-embed" })
  /** A new model for each call, so that failures of one test do not open the circuit breaker of another. */
  const withModel = <A, E>(use: (model: Model["Service"]) => Effect.Effect<A, E>, layer: Layer.Layer<Model>) =>
    onTestClock(
      ollama,
      Effect.gen(function* () {
        return yield* use(yield* Model)
      }).pipe(Effect.provide(layer), Effect.provideService(References.MinimumLogLevel, "Error"))
    )
  return {
    ollama: () => ollama,
    extracted: (input = window) => withModel((model) => model.extract(input), chosenModelLayer(settings())),
    analysed: (input = knowledge) => withModel((model) => model.analyse(input), chosenModelLayer(settings())),
    /** The failure of the Ollama model, without the fallback to the built-in model. */
    failure: (use: (model: Model["Service"]) => Effect.Effect<unknown, { readonly reason: string }>) =>
      withModel((model) => Effect.flip(use(model)), ollamaLayer(settings()))
  }
}
