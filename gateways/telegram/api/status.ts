import { Context, SubscriptionRef } from "effect"

/** What the banner says of the bot. */
export interface BotStatus {
  readonly connected: boolean
  /** Without the `@`; null until Telegram has told it. */
  readonly name: string | null
  /** What is wrong and how to mend it, or what a bot would add; empty when all is well. */
  readonly note: string
}

export const noBot: BotStatus = {
  connected: false,
  name: null,
  note: "No Telegram bot: set TELEGRAM_BOT_TOKEN to make tasks from chats."
}
export const connecting: BotStatus = { connected: false, name: null, note: "Connecting to Telegram." }

export class TelegramStatus extends Context.Service<TelegramStatus, SubscriptionRef.SubscriptionRef<BotStatus>>()(
  "tracker/gateways/telegram/TelegramStatus"
) {}
