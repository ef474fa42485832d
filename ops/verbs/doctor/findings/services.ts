/** The checks of other programs: the running product and Ollama. */
import { Effect, Option, Stream } from "effect"
import { requestOverSocket } from "../../../control/request.ts"
import type { Control } from "../../../control/sockets.ts"
import { stopsService, type Trouble } from "../../../../streams/troubles.ts"
import type { Settings } from "../../../settings/settings.ts"
import { troublesOperation } from "./troublesOperation.ts"
import { broken, type Finding, fine, ofTrouble } from "./finding.ts"

/** A service that takes longer counts as not answering. */
const timeoutMillis = 5000
const answerTimeout = "5 seconds"

const fetchJson = <Body>(url: string) =>
  Effect.tryPromise(() =>
    fetch(url, { signal: AbortSignal.timeout(timeoutMillis) }).then((response) => response.json() as Promise<Body>)
  )

/**
 * The running product: fine, or one finding for each trouble that stops its service, with the remedy of that trouble.
 *
 * It is asked over its control socket: another program may listen on its port after it was killed.
 *
 * @param product the product that runs on this data folder; none when none runs
 */
export const ready = (product: Option.Option<Control>): Effect.Effect<ReadonlyArray<Finding>> => {
  if (Option.isNone(product)) return Effect.succeed([fine("product", "not running")])
  return requestOverSocket<ReadonlyArray<Trouble>>(product.value, troublesOperation.name, {}).pipe(
    Stream.runHead,
    Effect.timeout(answerTimeout),
    Effect.map((found) => Option.getOrThrow(found).filter(stopsService)),
    Effect.map((stopping) =>
      stopping.length === 0
        ? [fine("product", `runs at ${product.value.origin}`)]
        : stopping.map((trouble) => ofTrouble(trouble, "product"))
    ),
    Effect.catchCause(() =>
      Effect.succeed([
        broken("product-silent", "product", "runs, but does not answer", "read its log, and start it again")
      ])
    )
  )
}

/** `found`: the address of an Ollama that answers and that no setting names. */
export const ollama = (
  { ollamaUrl, ollamaModel }: Pick<Settings, "ollamaUrl" | "ollamaModel">,
  found: string | null
): Effect.Effect<Finding> => {
  if (ollamaUrl === null)
    return Effect.succeed(
      fine(
        "model",
        found === null
          ? "built-in; OLLAMA_URL would add a language model"
          : `built-in, unless an admin has chosen a model; Ollama answers at ${found}, and OLLAMA_URL would name it`
      )
    )
  return fetchJson<{ readonly models?: ReadonlyArray<{ readonly name: string }> }>(`${ollamaUrl}/api/tags`).pipe(
    Effect.map(({ models = [] }) =>
      models.some(({ name }) => name === ollamaModel || name.startsWith(`${ollamaModel}:`))
        ? fine("model", `${ollamaModel} at ${ollamaUrl}`)
        : broken("model-missing", "model", `Ollama at ${ollamaUrl} has no ${ollamaModel}`, `ollama pull ${ollamaModel}`)
    ),
    Effect.orElseSucceed(() =>
      broken(
        "model-unreachable",
        "model",
        `Ollama at ${ollamaUrl} does not answer`,
        "start it (`ollama serve`); until then the built-in model is used"
      )
    )
  )
}
