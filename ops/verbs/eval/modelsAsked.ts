/** The models that `tt eval` compares. */
import { Effect, Schema, Stream } from "effect"
import { builtinModel, builtinProvider } from "../../../models/builtin/builtinModel.ts"
import { ollamaModel } from "../../../models/ollama/ollamaModel.ts"
import { request } from "../../control/request.ts"
import { modelAtWorkOperation } from "./modelAtWorkOperation.ts"
import type { Settings } from "../../settings/settings.ts"

/** A named model cannot be used. */
class NoSuchModel extends Schema.TaggedError<NoSuchModel>()("NoSuchModel", {
  name: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `the model ${this.name} cannot be used: ${this.why}`
  }
}

/** The model in use and those named by flags, each once. The built-in model comes without what it learned here. */
export const modelsAsked = Effect.fnUntraced(function* (
  settings: Settings,
  { model, builtin }: { readonly model: string | null; readonly builtin: boolean }
) {
  const names = [yield* nameInUse(settings), ...(model === null ? [] : [model]), ...(builtin ? [builtinProvider] : [])]
  return yield* Effect.forEach([...new Set(names)], (name) =>
    name === builtinProvider
      ? Effect.succeed({ name, model: builtinModel })
      : Effect.map(byName(settings, name), (found) => ({ name, model: found }))
  )
})

/** The name of the model that the product uses: the chosen one, else the one of the settings. */
const nameInUse = Effect.fnUntraced(function* (settings: Settings) {
  const answer = yield* request(settings, modelAtWorkOperation, {}).pipe(Stream.runHead)
  const chosen = answer._tag === "Some" ? answer.value.chosen : null
  if (chosen !== null) return chosen.adapter === "builtin" ? builtinProvider : chosen.model
  return settings.ollamaUrl === null ? builtinProvider : settings.ollamaModel
})

/** Fails when the named model cannot be used, also when there is nothing to compare it with. */
export const requireModel = (settings: Settings, name: string) =>
  name === builtinProvider ? Effect.void : Effect.asVoid(byName(settings, name))

/** The model without a fallback: the figures of a fallback would be printed under this model's name. */
const byName = Effect.fnUntraced(function* ({ ollamaUrl: url, ollamaEmbedModel: embedModel }: Settings, name: string) {
  if (url === null)
    return yield* new NoSuchModel({
      name,
      why: "no Ollama is set up: set OLLAMA_URL to its address, or leave out --model to compare the built-in model"
    })
  const model = ollamaModel({ url, model: name, embedModel })
  const { reachable, note } = yield* model.describe
  if (reachable) return model
  return yield* new NoSuchModel({ name, why: reasons(url, name)[note] ?? `Ollama at ${url} failed (${note})` })
})

const reasons = (url: string, name: string): Readonly<Record<string, string>> => ({
  "ollama-model-missing": `Ollama at ${url} does not have it: run \`ollama pull ${name}\``,
  "ollama-unreachable": `Ollama at ${url} does not answer: start it, or correct OLLAMA_URL`,
  "ollama-timeout": `Ollama at ${url} does not answer in time: try again when it is less busy`,
  "ollama-busy": `Ollama at ${url} is busy: try again in a moment`
})
