/** The settings of the Telegram bot: its token, its server, and how updates arrive. */
import { Redacted, Result } from "effect"
import { webhookFolder, type WebhookPlace } from "../../../gateways/telegram/arrival/webhookSecret.ts"

export interface BotSettings {
  /** `TELEGRAM_BOT_TOKEN`, which takes precedence over a token of the page; null: not set. */
  readonly telegramToken: Redacted.Redacted | null
  /** `TELEGRAM_API_ROOT` (https://api.telegram.org). */
  readonly telegramApiRoot: string
  /** `TELEGRAM_WEBHOOK_URL`: where Telegram sends updates; null: the bot polls. */
  readonly telegramWebhook: WebhookPlace | null
}

const webhookSetting = "TELEGRAM_WEBHOOK_URL"
const whatUrl = `must be the address of this installation that Telegram reaches, such as https://tasks.example.org, or with a path of your own: https://tasks.example.org${webhookFolder}our-hook`

/** Letters, digits, - and _, the characters that `nginx.conf` forwards. */
const nameShape = /^[\w-]{1,100}$/

/** `value`: the text of a setting; null when it is not set. */
export const botFrom = (
  value: (name: string) => string | null
): Result.Result<BotSettings, { readonly name: string; readonly why: string }> => {
  const token = value("TELEGRAM_BOT_TOKEN")
  if (token !== null && !/^\d+:[\w-]{10,}$/.test(token)) {
    const why = "is not the token of a bot; @BotFather gives one like 123456:ABC-DEF…"
    return Result.fail({ name: "TELEGRAM_BOT_TOKEN", why })
  }
  const url = value(webhookSetting)
  const place = url === null ? null : placeOf(url)
  if (url !== null && place === null) return Result.fail({ name: webhookSetting, why: whatUrl })
  return Result.succeed({
    telegramToken: token === null ? null : Redacted.make(token),
    telegramApiRoot: value("TELEGRAM_API_ROOT") ?? "https://api.telegram.org",
    telegramWebhook: place
  })
}

/** Null for an address that is not of this form. */
const placeOf = (text: string): WebhookPlace | null => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !["http:", "https:"].includes(url.protocol)) return null
  if (url.href !== `${url.origin}${url.pathname}`) return null
  if (url.pathname === "/") return { origin: url.origin, name: null }
  const name = url.pathname.startsWith(webhookFolder) ? url.pathname.slice(webhookFolder.length) : ""
  return nameShape.test(name) ? { origin: url.origin, name } : null
}
