/** The checks of what answers over HTTP: the running product and Ollama. */
import { Effect } from "effect"
import { stopsService, type Trouble } from "../../../streams/troubles.ts"
import type { Settings } from "../../settings/settings.ts"
import { broken, type Finding, fine, ofTrouble } from "./finding.ts"

/** A service that takes longer counts as not answering. */
const timeoutMillis = 5000

const fetchJson = <Body>(url: string) =>
  Effect.tryPromise(() =>
    fetch(url, { signal: AbortSignal.timeout(timeoutMillis) }).then((response) => response.json() as Promise<Body>)
  )

/**
 * The running product: fine, or one finding for each trouble that stops its service, with the remedy of that trouble.
 *
 * @param origin the address of the product that runs on this data folder; null when none runs
 */
export const ready = (origin: string | null): Effect.Effect<ReadonlyArray<Finding>> => {
  if (origin === null) return Effect.succeed([fine("product", "not running")])
  return fetchJson<{ readonly troubles: ReadonlyArray<Trouble> }>(`${origin}/readyz`).pipe(
    Effect.map(({ troubles }) => troubles.filter(stopsService)),
    Effect.map((stopping) =>
      stopping.length === 0
        ? [fine("product", `runs at ${origin}`)]
        : stopping.map((trouble) => ofTrouble(trouble, "product"))
    ),
    // An answer without a list of troubles is not from the product.
    Effect.catchCause(() =>
      Effect.succeed([broken("product", "runs, but does not answer", "read its log, and start it again")])
    )
  )
}

export const ollama = ({ ollamaUrl, ollamaModel }: Settings): Effect.Effect<Finding> => {
  if (ollamaUrl === null) return Effect.succeed(fine("model", "built-in; OLLAMA_URL would add a language model"))
  return fetchJson<{ readonly models?: ReadonlyArray<{ readonly name: string }> }>(`${ollamaUrl}/api/tags`).pipe(
    Effect.map(({ models = [] }) =>
      models.some(({ name }) => name === ollamaModel || name.startsWith(`${ollamaModel}:`))
        ? fine("model", `${ollamaModel} at ${ollamaUrl}`)
        : broken("model", `Ollama at ${ollamaUrl} has no ${ollamaModel}`, `ollama pull ${ollamaModel}`)
    ),
    Effect.orElseSucceed(() =>
      broken(
        "model",
        `Ollama at ${ollamaUrl} does not answer`,
        "start it (`ollama serve`); until then the built-in model is used"
      )
    )
  )
}
