/** The model of an Ollama server: one constrained call, decoded again here, with every quote held against the text. */
import { Clock, Effect, Layer, Metric } from "effect"
import { categoryOf } from "../builtin/category.ts"
import { explicitPriority } from "../builtin/priority.ts"
import { fingerprint } from "../fingerprint.ts"
import { ground } from "../grounding.ts"
import { type Classification, type ClassifyInput, Model, type ModelDescription, wholeText } from "../model.ts"
import type { ModelFailed } from "../modelFailed.ts"
import { type OllamaDeadlines, ollamaServer } from "../ollama.ts"
import { type Answer, answerSchema, answerSchemaDigest, readAnswer } from "./answer.ts"
import { failed, ollamaProvider } from "./fault.ts"
import { classifyPrompt } from "./prompt.ts"

export interface OllamaSettings {
  readonly url: string
  readonly model: string
  readonly embedModel: string
  readonly deadlines?: OllamaDeadlines
}

/** At temperature 0 a seed changes nothing, so the second try is given a little warmth with its other seed. */
const tries = [
  { seed: 1, temperature: 0 },
  { seed: 2, temperature: 0.3 }
] as const

/** Tokens: the prompt with the longest text that it takes, and room for the answer. */
const room = { num_ctx: 8_192, num_predict: 256 }

/** Texts in one request to embed. */
const batch = 32

/** Longest text to embed, and what is left of it when the model finds that too long. UTF-16 units. */
const mostEmbedded = 4_000
const fewerEmbedded = 1_000

const dropped = Metric.counter("model_quotes_dropped", {
  incremental: true,
  description: "Quotes of a model that stand nowhere in the text"
})

export const ollamaModel = (settings: OllamaSettings): Model["Service"] => {
  const server = ollamaServer(settings.url, settings.deadlines)
  const prompt = classifyPrompt()

  const attempt = Effect.fnUntraced(function* (
    messages: ReturnType<typeof prompt.ask>,
    options: (typeof tries)[number]
  ) {
    const { seed, temperature } = options
    const completion = yield* server.chat({
      model: settings.model,
      messages,
      format: answerSchema,
      think: false,
      options: { ...room, seed, temperature }
    })
    const answer = readAnswer(completion.text)
    if (answer === null) return yield* failed("invalid-output", "not the answer that was asked for")
    return { answer, completion, options }
  })

  const classify = Effect.fn("ollamaModel.classify")(function* (input: ClassifyInput) {
    const began = yield* Clock.currentTimeMillis
    const digest = digestOf(yield* server.list, settings.model)
    if (digest === null) return yield* failed("model-missing", settings.model)
    const messages = prompt.ask(input)
    const { answer, completion, options } = yield* attempt(messages, tries[0]).pipe(
      Effect.catchIf(
        (failure) => !failure.blamesServer,
        () => attempt(messages, tries[1])
      )
    )
    const { classification, quotesDropped } = conclude(answer, input)
    yield* Metric.update(dropped, quotesDropped)
    const latencyMs = Math.round((yield* Clock.currentTimeMillis) - began)
    const { seed, temperature } = options
    const record = {
      provider: ollamaProvider,
      model: settings.model,
      digest,
      promptVersion: prompt.version,
      schemaDigest: answerSchemaDigest,
      options: { ...room, temperature, quotesDropped },
      seed,
      promptTokens: completion.promptTokens,
      outputTokens: completion.outputTokens,
      latencyMs,
      inputDigest: fingerprint(JSON.stringify(messages))
    }
    return { classification, record }
  })

  const embed = Effect.fn("ollamaModel.embed")(function* (texts: ReadonlyArray<string>) {
    const digest = digestOf(yield* server.list, settings.embedModel)
    if (digest === null) return yield* failed("model-missing", settings.embedModel)
    const cut = (most: number) => texts.map((text) => text.slice(0, most).toWellFormed())
    const ask = (some: ReadonlyArray<string>) =>
      Effect.forEach(batches(some), (each) => server.embed(settings.embedModel, each)).pipe(
        Effect.map((all) => all.flat())
      )
    const vectors = yield* ask(cut(mostEmbedded)).pipe(
      Effect.catchIf(
        ({ reason }) => reason === "refused",
        () => ask(cut(fewerEmbedded))
      )
    )
    return { model: `${settings.embedModel}@${digest.slice(0, 12)}`, vectors }
  })

  const describe = server.list.pipe(
    Effect.match({
      onSuccess: (models) => present(settings, models),
      onFailure: (failure) => absent(settings, failure)
    })
  )
  return Model.of({ classify, embed, describe })
}

/** Without a net: whatever fails, fails. See `degradingLayer`. */
export const ollamaLayer = (settings: OllamaSettings): Layer.Layer<Model> =>
  Layer.sync(Model, () => ollamaModel(settings))

/** What the answer comes to. The band is never the model's own word: it is whether our rules, asked apart, agree. */
const conclude = (answer: Answer, input: ClassifyInput) => {
  const text = wholeText(input)
  const { dropped: quotesDropped, ...grounded } = ground(text, answer, input)
  const agrees = categoryOf(input.title, input.description).category === answer.category
  const classification: Classification = {
    ...grounded,
    category: answer.category,
    priority: explicitPriority(text) ?? answer.priority,
    band: quotesDropped > 0 ? "weak" : agrees ? "likely" : "unsure"
  }
  return { classification, quotesDropped }
}

/** A name without a tag means `:latest`. */
const digestOf = (models: ReadonlyMap<string, string>, name: string) =>
  models.get(name) ?? models.get(`${name}:latest`) ?? null

const batches = (texts: ReadonlyArray<string>) =>
  Array.from({ length: Math.ceil(texts.length / batch) }, (_, i) => texts.slice(i * batch, (i + 1) * batch))

const present = ({ model, embedModel }: OllamaSettings, models: ReadonlyMap<string, string>): ModelDescription => {
  const missing =
    digestOf(models, model) === null
      ? "ollama-model-missing"
      : digestOf(models, embedModel) === null
        ? "ollama-embed-model-missing"
        : null
  return {
    provider: ollamaProvider,
    model,
    embedModel,
    reachable: missing !== "ollama-model-missing",
    note: missing ?? "ollama-ready"
  }
}

const absent = ({ model, embedModel }: OllamaSettings, { reason }: ModelFailed): ModelDescription => ({
  provider: ollamaProvider,
  model,
  embedModel,
  reachable: false,
  note: `ollama-${reason}`
})
