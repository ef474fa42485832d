/** Looks for Ollama on this machine when no setting names its address. It gets no prompt until a person chooses a model of it. */
import { Effect } from "effect"
import type { Settings } from "./settings.ts"

const usualUrl = "http://127.0.0.1:11434"
const timeoutMillis = 500

/**
 * The address for models that a person has chosen, when no setting names one; null when the operator forbids it. Any
 * user of this machine may listen there, so nothing is sent to it without that choice.
 */
export const localOllama = ({ looksForOllama }: Settings): string | null => (looksForOllama ? usualUrl : null)

/** The usual address if Ollama answers there and no setting decides. Sends no text. Never fails. */
export const findOllama = (settings: Settings): Effect.Effect<string | null> =>
  localOllama(settings) === null
    ? Effect.succeed(null)
    : Effect.tryPromise(() =>
        fetch(`${usualUrl}/api/version`, { signal: AbortSignal.timeout(timeoutMillis) }).then(
          (response) => response.json() as Promise<{ readonly version?: unknown }>
        )
      ).pipe(
        // Another program may listen there; only Ollama answers with a version in this shape.
        Effect.map(({ version }) => (typeof version === "string" ? usualUrl : null)),
        Effect.orElseSucceed(() => null)
      )
