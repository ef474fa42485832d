/** Vectors of an Ollama server's embedding model. */
import { Effect } from "effect"
import type { Embedded, Model } from "../model.ts"
import type { OllamaServer } from "./server/ollama.ts"
import { modelDigestOf } from "./server/describe.ts"
import { failed } from "./server/fault.ts"

/** Texts in one request to embed. */
const batch = 32

/** The length to which texts are cut, and the shorter one to retry with if the model rejects them. UTF-16 units. */
const mostEmbedded = 4_000
const fewerEmbedded = 1_000

export const embedByOllama = (server: OllamaServer, embedModel: string): Model["Service"]["embed"] =>
  Effect.fn("ollamaModel.embed")(function* (texts: ReadonlyArray<string>) {
    const digest = modelDigestOf(yield* server.list, embedModel)
    if (digest === null) return yield* failed("model-missing", embedModel)
    const cut = (most: number) => texts.map((text) => text.slice(0, most).toWellFormed())
    const ask = (some: ReadonlyArray<string>) =>
      Effect.forEach(batches(some), (each) => server.embed(embedModel, each)).pipe(Effect.map((all) => all.flat()))
    const vectors = yield* ask(cut(mostEmbedded)).pipe(
      Effect.catchIf(
        ({ reason }) => reason === "too-long" || reason === "refused",
        () => ask(cut(fewerEmbedded))
      )
    )
    return { model: `${embedModel}@${digest.slice(0, 12)}`, vectors } satisfies Embedded
  })

const batches = (texts: ReadonlyArray<string>) =>
  Array.from({ length: Math.ceil(texts.length / batch) }, (_, i) => texts.slice(i * batch, (i + 1) * batch))
