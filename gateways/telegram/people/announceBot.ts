/** Stores the bot's name for the page, and stores it again before the entry expires. It expires when no bot runs. */
import { Duration, Effect, Schedule } from "effect"
import { Confirming } from "./confirming.ts"

/** Must be shorter than the lifetime of the entry, 10 minutes. */
const interval = Duration.minutes(4)

export const announceBot = Effect.fnUntraced(function* (name: string) {
  const { announce } = yield* Confirming
  yield* announce(name).pipe(
    Effect.catch(({ message }) => Effect.logWarning("the page was not told the name of the bot", message)),
    Effect.repeat(Schedule.spaced(interval))
  )
})
