/** The checks of other programs: the running product, Ollama and Telegram. */
import { Clock, Effect, Option, Stream } from "effect"
import { BotApi, type WebhookInfo } from "../../../gateways/telegram/api/bot.ts"
import type { BotStatus } from "../../../gateways/telegram/api/status.ts"
import { shownOf } from "../../../gateways/telegram/arrival/webhookMode.ts"
import { requestOverSocket } from "../../control/request.ts"
import type { Control } from "../../control/sockets.ts"
import { stopsService, type Trouble } from "../../../streams/troubles.ts"
import { tokenRefused, troublesOfBot } from "../../parts/bot/botTroubles.ts"
import type { BotSettings } from "../../settings/bot/botSettings.ts"
import type { Settings } from "../../settings/settings.ts"
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
      Effect.succeed([broken("product", "runs, but does not answer", "read its log, and start it again")])
    )
  )
}

/** `found`: the address of an Ollama that answers and that no setting names. */
export const ollama = ({ ollamaUrl, ollamaModel }: Settings, found: string | null): Effect.Effect<Finding> => {
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

/** Asks Telegram itself, so it finds a revoked token and a webhook that fails at once, also while the product does not run. */
export const telegram = ({
  telegramToken: token,
  telegramApiRoot: apiRoot,
  telegramWebhook: place
}: BotSettings): Effect.Effect<Finding> => {
  if (token === null)
    return Effect.succeed(fine("Telegram", "no token here; TELEGRAM_BOT_TOKEN connects a bot in this process"))
  return Effect.gen(function* () {
    const api = yield* BotApi
    const me = yield* api.me
    const info = yield* api.webhookInfo
    const now = shownOf(me, info, yield* Clock.currentTimeMillis)
    const [trouble] = info.url === "" ? [] : troublesOfBot(now)
    if (trouble !== undefined) return ofTrouble(trouble, "Telegram")
    return fine("Telegram", `the bot @${me.username}, through ${apiRoot}, ${modeOf(place, info, now)}`)
  }).pipe(
    Effect.timeout(answerTimeout),
    Effect.catchTag("ApiFault", ({ kind }) =>
      Effect.succeed(kind === "unauthorized" ? ofTrouble(tokenRefused, "Telegram") : unreachable(apiRoot))
    ),
    Effect.catchTag("TimeoutError", () => Effect.succeed(unreachable(apiRoot))),
    Effect.provide(BotApi.layer({ token, apiRoot }))
  )
}

/** Only the origin of the webhook is printed: its path is a secret. */
const modeOf = (place: BotSettings["telegramWebhook"], { url }: WebhookInfo, { lastError }: BotStatus): string => {
  if (place === null)
    return url === "" ? "by polling" : "by polling; Telegram still has a webhook, the product removes it when it starts"
  if (url === "") return "by webhook; Telegram has none yet, the product sets it when it starts"
  const last = lastError === undefined ? "" : `; the last error at ${lastError.at}: ${lastError.message}`
  return `by webhook at ${URL.canParse(url) ? new URL(url).origin : "an unknown address"}${last}`
}

const unreachable = (apiRoot: string) =>
  broken("Telegram", `${apiRoot} does not answer`, "check the network of this machine; the bot retries by itself")
