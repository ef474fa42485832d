/** The model that an installation asked for, as its settings say. */
import { Effect, Layer } from "effect"
import { builtinModel, describeBuiltin } from "../builtin/builtinModel.ts"
import { type Degrading, degradingLayer } from "./degrading.ts"
import { Model } from "../model.ts"
import type { OllamaDeadlines } from "../ollama/server/ollama.ts"
import { ollamaLayer } from "../ollama/ollamaModel.ts"

export interface ModelSettings {
  /** `OLLAMA_URL`. Absent: the built-in model alone. */
  readonly url?: string
  /** `OLLAMA_MODEL`. A non-thinking instruct model keeps to the schema best. @default "qwen3:4b-instruct" */
  readonly model?: string
  /** `OLLAMA_EMBED_MODEL`. @default "embeddinggemma" */
  readonly embedModel?: string
  readonly deadlines?: Partial<OllamaDeadlines>
  readonly degrading?: Degrading
  /** The built-in model: alone, or standing in. @default the one without lessons */
  readonly builtin?: Model["Service"]
}

export const defaultModel = "qwen3:4b-instruct"
export const defaultEmbedModel = "embeddinggemma"

/** Needs nothing and answers whatever the server does: the built-in model stands in. See `degradingModel`. */
export const chosenModelLayer = (settings: ModelSettings = {}): Layer.Layer<Model> => {
  const { url, model = defaultModel, embedModel = defaultEmbedModel, deadlines, degrading } = settings
  const { builtin = builtinModel } = settings
  if (url === undefined)
    return Layer.succeed(Model, {
      ...builtin,
      describe: Effect.succeed({ ...describeBuiltin, note: "ollama-not-configured" })
    })
  return degradingLayer(ollamaLayer({ url, model, embedModel, ...(deadlines && { deadlines }) }), {
    ...degrading,
    instead: builtin
  })
}
