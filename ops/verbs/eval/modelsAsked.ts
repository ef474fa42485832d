/** The models that `tt eval` asks. */
import { Effect, Schema, Stream } from "effect"
import { builtinModel, builtinProvider } from "../../../models/builtin/builtinModel.ts"
import { ollamaModel } from "../../../models/ollama/ollamaModel.ts"
import { ask } from "../../control/request.ts"
import { modelAtWork } from "./modelAtWorkOperation.ts"
import type { Settings } from "../../settings.ts"

/** A model that was asked for cannot be asked. Nothing was read by it. */
class NoSuchModel extends Schema.TaggedError<NoSuchModel>()("NoSuchModel", {
  name: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `the model ${this.name} cannot be asked: ${this.why}`
  }
}

/** The one at work and the one that was named beside it, each once. The built-in one without what it learned here. */
export const modelsAsked = Effect.fnUntraced(function* (
  settings: Settings,
  { model, builtin }: { readonly model: string | null; readonly builtin: boolean }
) {
  const told = yield* ask(settings, modelAtWork, {}).pipe(Stream.runHead)
  const chosen = told._tag === "Some" ? told.value.chosen : null
  const atWork =
    chosen === null
      ? settings.ollamaUrl === null
        ? builtinProvider
        : settings.ollamaModel
      : chosen.adapter === "builtin"
        ? builtinProvider
        : chosen.model
  const names = [atWork, ...(model === null ? [] : [model]), ...(builtin ? [builtinProvider] : [])]
  return yield* Effect.forEach([...new Set(names)], (name) =>
    name === builtinProvider
      ? Effect.succeed({ name, model: builtinModel })
      : Effect.map(byName(settings, name), (found) => ({ name, model: found }))
  )
})

/** With nothing behind it that would stand in: figures of another model would be told as its own. */
const byName = Effect.fnUntraced(function* ({ ollamaUrl: url, ollamaEmbedModel: embedModel }: Settings, name: string) {
  if (url === null)
    return yield* new NoSuchModel({ name, why: "no Ollama is known; start it, or set OLLAMA_URL to where it is" })
  const model = ollamaModel({ url, model: name, embedModel })
  const { reachable, note } = yield* model.describe
  if (reachable) return model
  const why = note === "ollama-model-missing" ? `Ollama at ${url} has it not: ollama pull ${name}` : `${note} at ${url}`
  return yield* new NoSuchModel({ name, why })
})
