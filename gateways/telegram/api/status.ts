import { Context, SubscriptionRef } from "effect"

/** The state of the bot for the banner. */
export interface BotStatus {
  readonly connected: boolean
  /** Without the `@`; null until Telegram has answered. */
  readonly name: string | null
  /** The fault and its remedy, or the use of a bot when there is none; empty when the bot works. */
  readonly note: string
}

export const noBot: BotStatus = {
  connected: false,
  name: null,
  note: "No Telegram bot: set TELEGRAM_BOT_TOKEN to make tasks from chats."
}
export const connecting: BotStatus = { connected: false, name: null, note: "Connecting to Telegram." }
/** The process that runs the bot tells the page its own status. */
export const botStandby: BotStatus = {
  connected: false,
  name: null,
  note: "Another process runs the bot. This one takes over when that one ends."
}

export class TelegramStatus extends Context.Service<TelegramStatus, SubscriptionRef.SubscriptionRef<BotStatus>>()(
  "tracker/gateways/telegram/TelegramStatus"
) {}
