/** Looks for Ollama on this machine when no setting names its address. */
import { Effect } from "effect"
import type { Settings } from "../settings/settings.ts"

export const usualUrl = "http://127.0.0.1:11434"
const timeoutMillis = 500

/** The settings, with Ollama's usual address if it answers there. Never fails. */
export const findOllama = (settings: Settings): Effect.Effect<Settings> =>
  !settings.looksForOllama
    ? Effect.succeed(settings)
    : Effect.tryPromise(() =>
        fetch(`${usualUrl}/api/version`, { signal: AbortSignal.timeout(timeoutMillis) }).then(
          (response) => response.json() as Promise<{ readonly version?: unknown }>
        )
      ).pipe(
        // Another program may listen there; only Ollama answers with a version in this shape.
        Effect.map(({ version }) => (typeof version === "string" ? { ...settings, ollamaUrl: usualUrl } : settings)),
        Effect.orElseSucceed(() => settings)
      )
