import { Context, SubscriptionRef } from "effect"
import type { BotFault, BotMode, DeliveryError } from "../../contract/systemShown.ts"

/** The state of the bot for the banner. */
export interface BotStatus {
  readonly connected: boolean
  /** Without the `@`; null until Telegram has answered. */
  readonly name: string | null
  /** The fault and its remedy, or the use of a bot when there is none; empty when the bot works. */
  readonly note: string
  readonly fault?: BotFault
  /** How updates arrive. Absent while the bot connects. */
  readonly mode?: BotMode
  /** The last failed delivery to the webhook, as Telegram reports it. */
  readonly lastError?: DeliveryError
  /** This process does not run the bot: the process that does has stored its status (`sharedStatus.ts`). */
  readonly isElsewhere?: true
}

export const noBot: BotStatus = {
  connected: false,
  name: null,
  note: "No Telegram bot: set TELEGRAM_BOT_TOKEN to make tasks from chats."
}
export const connecting: BotStatus = { connected: false, name: null, note: "Connecting to Telegram." }
export const botStandby: BotStatus = {
  connected: false,
  name: null,
  note: "Another process runs the bot. This one takes over when that one ends.",
  isElsewhere: true
}

export class TelegramStatus extends Context.Service<TelegramStatus, SubscriptionRef.SubscriptionRef<BotStatus>>()(
  "tracker/gateways/telegram/TelegramStatus"
) {}
