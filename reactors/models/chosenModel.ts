/** The model that an installation asked for, as its settings say. */
import { Effect, Layer } from "effect"
import { builtinModel, describeBuiltin } from "./builtin/builtinModel.ts"
import { type Degrading, degradingLayer } from "./degrading.ts"
import { Model } from "./model.ts"
import type { OllamaDeadlines } from "./ollama.ts"
import { ollamaLayer } from "./ollama/ollamaModel.ts"

export interface ModelSettings {
  /** `OLLAMA_URL`. Absent: the built-in model alone. */
  readonly url?: string
  /** `OLLAMA_MODEL`. A non-thinking instruct model keeps to the schema best. @default "qwen3:4b-instruct" */
  readonly model?: string
  /** `OLLAMA_EMBED_MODEL`. @default "embeddinggemma" */
  readonly embedModel?: string
  readonly deadlines?: OllamaDeadlines
  readonly degrading?: Degrading
}

export const defaultModel = "qwen3:4b-instruct"
export const defaultEmbedModel = "embeddinggemma"

/** Needs nothing and never fails, whatever the server does: the built-in model stands in. */
export const chosenModelLayer = (settings: ModelSettings = {}): Layer.Layer<Model> => {
  const { url, model = defaultModel, embedModel = defaultEmbedModel, deadlines, degrading } = settings
  if (url === undefined) return alone
  return degradingLayer(ollamaLayer({ url, model, embedModel, ...(deadlines && { deadlines }) }), degrading)
}

const alone = Layer.succeed(Model, {
  ...builtinModel,
  describe: Effect.succeed({ ...describeBuiltin, note: "ollama-not-configured" })
})
