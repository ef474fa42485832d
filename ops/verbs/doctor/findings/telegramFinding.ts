/** The check of Telegram: with the token of the environment, else with the one that an owner has entered in the page. */
import { Clock, Effect, type Redacted } from "effect"
import { BotApi, type WebhookInfo } from "../../../../gateways/telegram/api/bot.ts"
import type { BotStatus } from "../../../../gateways/telegram/api/status.ts"
import { shownOf } from "../../../../gateways/telegram/arrival/webhookMode.ts"
import { openTokenStore } from "../../../../gateways/telegram/token/storedToken.ts"
import { tokenRefused, troublesOfBot } from "../../../parts/bot/botTroubles.ts"
import type { BotSettings } from "../../../settings/bot/botSettings.ts"
import { broken, type Finding, fine, ofTrouble } from "./finding.ts"

/** A service that takes longer counts as not answering. */
const answerTimeout = "5 seconds"

/** How the bot reaches Telegram, from the settings of the command line. */
export interface TelegramPlace {
  readonly apiRoot: string
  readonly byWebhook: boolean
}
export const telegramPlaceOf = ({ telegramApiRoot: apiRoot, telegramWebhook }: BotSettings): TelegramPlace => ({
  apiRoot,
  byWebhook: telegramWebhook !== null
})

const noToken = fine(
  "Telegram",
  "no bot is connected; an owner connects one in Settings, Telegram, or TELEGRAM_BOT_TOKEN does"
)

/** Checks Telegram with the token that is stored beside the log. The token never leaves the process that reads it. */
export const storedBotFinding = Effect.fnUntraced(function* (place: TelegramPlace) {
  const { read, isFixed } = yield* openTokenStore
  if (yield* isFixed)
    return fine("Telegram", "the process with the role telegram has a token in its own environment; check there")
  const stored = yield* read
  return stored === null ? noToken : yield* botFinding(stored.token, place)
})

/** Asks Telegram itself, so it finds a revoked token and a webhook that fails at once, also while the product does not run. */
export const botFinding = (token: Redacted.Redacted, { apiRoot, byWebhook }: TelegramPlace): Effect.Effect<Finding> =>
  Effect.gen(function* () {
    const api = yield* BotApi
    const me = yield* api.me
    const info = yield* api.webhookInfo
    const now = shownOf(me, info, yield* Clock.currentTimeMillis)
    const [trouble] = info.url === "" ? [] : troublesOfBot(now)
    if (trouble !== undefined) return ofTrouble(trouble, "Telegram")
    return fine("Telegram", `the bot @${me.username}, through ${apiRoot}, ${modeOf(byWebhook, info, now)}`)
  }).pipe(
    Effect.timeout(answerTimeout),
    Effect.catchTag("ApiFault", ({ kind }) =>
      Effect.succeed(kind === "unauthorized" ? ofTrouble(tokenRefused, "Telegram") : unreachable(apiRoot))
    ),
    Effect.catchTag("TimeoutError", () => Effect.succeed(unreachable(apiRoot))),
    Effect.provide(BotApi.layer({ token, apiRoot }))
  )

/** Only the origin of the webhook is printed: its path is a secret. */
const modeOf = (byWebhook: boolean, { url }: WebhookInfo, { lastError }: BotStatus): string => {
  if (!byWebhook)
    return url === "" ? "by polling" : "by polling; Telegram still has a webhook, the product removes it when it starts"
  if (url === "") return "by webhook; Telegram has none yet, the product sets it when it starts"
  const last = lastError === undefined ? "" : `; the last error at ${lastError.at}: ${lastError.message}`
  return `by webhook at ${URL.canParse(url) ? new URL(url).origin : "an unknown address"}${last}`
}

const unreachable = (apiRoot: string) =>
  broken(
    "telegram-unreachable",
    "Telegram",
    `${apiRoot} does not answer`,
    "check the network of this machine; the bot retries by itself"
  )
