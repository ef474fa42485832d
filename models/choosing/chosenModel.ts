/** The model that the installation's settings name. */
import { Effect, Layer } from "effect"
import { builtinModel, describeBuiltin } from "../builtin/builtinModel.ts"
import { type DegradingOptions, degradingLayer } from "./degradingModel.ts"
import { Model } from "../model.ts"
import type { OllamaDeadlines } from "../ollama/server/ollama.ts"
import { ollamaLayer } from "../ollama/ollamaModel.ts"

export interface ModelSettings {
  /** `OLLAMA_URL`. Without it only the built-in model is used. */
  readonly url?: string
  /** Ollama's usual address on this machine, which is used only for a model that a person has chosen. */
  readonly localUrl?: string
  /** `OLLAMA_MODEL`. A non-thinking instruct model follows the schema best. @default "qwen3:4b-instruct" */
  readonly model?: string
  /** `OLLAMA_EMBED_MODEL`. @default "embeddinggemma" */
  readonly embedModel?: string
  readonly deadlines?: Partial<OllamaDeadlines>
  readonly degrading?: DegradingOptions
  /** The built-in model, used alone or as the fallback. @default the one without lessons */
  readonly builtin?: Model["Service"]
}

export const defaultModel = "qwen3:4b-instruct"
export const defaultEmbedModel = "embeddinggemma"

/** Never fails to build, also without a server: the built-in model is the fallback. See `degradingModel`. */
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
    fallback: builtin
  })
}
