/** Ollama on this machine, when nobody has said where it is. */
import { Effect } from "effect"
import type { Settings } from "../settings.ts"

export const usualPlace = "http://127.0.0.1:11434"
const patienceMillis = 500

/** The settings with the usual place in them, if Ollama answers there. Never fails. */
export const findOllama = (settings: Settings): Effect.Effect<Settings> =>
  !settings.looksForOllama
    ? Effect.succeed(settings)
    : Effect.tryPromise(() =>
        fetch(`${usualPlace}/api/version`, { signal: AbortSignal.timeout(patienceMillis) }).then(
          (response) => response.json() as Promise<{ readonly version?: unknown }>
        )
      ).pipe(
        // Another program may listen there: only Ollama tells its version so.
        Effect.map(({ version }) => (typeof version === "string" ? { ...settings, ollamaUrl: usualPlace } : settings)),
        Effect.orElseSucceed(() => settings)
      )
