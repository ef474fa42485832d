/** What an Ollama server says of itself, as the banner shows it. */
import type { ModelDescription } from "../../model.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import { ollamaProvider } from "./fault.ts"

interface Wanted {
  readonly model: string
  readonly embedModel: string
}

/** The digest of a model by its name; a name without a tag means `:latest`. Null when it is not there. */
export const digestOf = (models: ReadonlyMap<string, string>, name: string): string | null =>
  models.get(name) ?? models.get(`${name}:latest`) ?? null

export const present = ({ model, embedModel }: Wanted, models: ReadonlyMap<string, string>): ModelDescription => {
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

export const absent = ({ model, embedModel }: Wanted, { reason }: ModelFailed): ModelDescription => ({
  provider: ollamaProvider,
  model,
  embedModel,
  reachable: false,
  note: `ollama-${reason}`
})
