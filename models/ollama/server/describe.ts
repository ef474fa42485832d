/** The description of an Ollama server's model, for the banner. */
import type { ModelDescription } from "../../model.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import { ollamaProvider } from "./fault.ts"

interface ModelNames {
  readonly model: string
  readonly embedModel: string
}

/** The digest of a model by its name; a name without a tag means `:latest`. Null if the server lacks the model. */
export const modelDigestOf = (models: ReadonlyMap<string, string>, name: string): string | null =>
  models.get(name) ?? models.get(`${name}:latest`) ?? null

export const present = (wanted: ModelNames, models: ReadonlyMap<string, string>): ModelDescription => {
  const note = noteOf(wanted, models)
  const { model, embedModel } = wanted
  return { provider: ollamaProvider, model, embedModel, reachable: note !== "ollama-model-missing", note }
}

const noteOf = ({ model, embedModel }: ModelNames, models: ReadonlyMap<string, string>) => {
  if (modelDigestOf(models, model) === null) return "ollama-model-missing"
  if (modelDigestOf(models, embedModel) === null) return "ollama-embed-model-missing"
  return "ollama-ready"
}

export const absent = ({ model, embedModel }: ModelNames, { reason }: ModelFailed): ModelDescription => ({
  provider: ollamaProvider,
  model,
  embedModel,
  reachable: false,
  note: `ollama-${reason}`
})
