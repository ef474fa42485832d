import { Context, type Effect, SubscriptionRef } from "effect"
import type { BotFault, BotMode, DeliveryError, RoundName } from "../../contract/systemShown.ts"

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
  /** The repeated work that fails at present, and the time of its first failure. */
  readonly failing?: ReadonlyArray<{ readonly name: RoundName; readonly since: string }>
  /** The last failed delivery to the webhook, as Telegram reports it. */
  readonly lastError?: DeliveryError
  /** This process does not run the bot: the process that does has stored its status (`sharedStatus.ts`). */
  readonly isElsewhere?: true
}

export const noBot: BotStatus = {
  connected: false,
  name: null,
  note: "No Telegram bot: connect one in Settings, Telegram, or set TELEGRAM_BOT_TOKEN, to make tasks from chats."
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

/** Sets the state of the connection, and keeps the failing work, which does not depend on the connection. */
export const showConnection = (
  status: SubscriptionRef.SubscriptionRef<BotStatus>,
  next: BotStatus
): Effect.Effect<void> =>
  SubscriptionRef.update(status, ({ failing }) => (failing === undefined ? next : { ...next, failing }))
