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

/** The model without a fallback: the figures of a fallback would be printed under this model's name. */
const byName = Effect.fnUntraced(function* ({ ollamaUrl: url, ollamaEmbedModel: embedModel }: Settings, name: string) {
  if (url === null) return yield* new NoSuchModel({ name, why: "set OLLAMA_URL to the address of Ollama" })
  const model = ollamaModel({ url, model: name, embedModel })
  const { reachable, note } = yield* model.describe
  if (reachable) return model
  const why =
    note === "ollama-model-missing"
      ? `Ollama at ${url} does not have it: run \`ollama pull ${name}\``
      : `${note} at ${url}`
  return yield* new NoSuchModel({ name, why })
})
