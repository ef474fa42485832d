/** Stores the bot's name for the page while the bot works, and stores it again before the entry expires. */
import { Duration, Effect, Schedule, SubscriptionRef } from "effect"
import { TelegramStatus } from "../api/status.ts"
import { Confirming } from "./confirming.ts"

/** Must be shorter than the lifetime of the entry, 10 minutes. */
const interval = Duration.minutes(2)

/** Never ends. A bot that is not connected is not announced: the page must not send people to it. */
export const announceBot = Effect.fnUntraced(function* (name: string) {
  const { announce } = yield* Confirming
  const status = yield* TelegramStatus
  yield* SubscriptionRef.get(status).pipe(
    Effect.flatMap(({ connected }) => (connected ? announce(name) : Effect.void)),
    Effect.catch(({ message }) => Effect.logWarning("the page was not told the name of the bot", message)),
    Effect.repeat(Schedule.spaced(interval))
  )
})
