/** Tells the page the name of the bot, again and again, because the note of it ends by itself when no bot runs. */
import { Duration, Effect, Schedule } from "effect"
import { Confirming } from "./confirming.ts"

/** Shorter than the ten minutes that the note lives. */
const interval = Duration.minutes(4)

export const announceBot = Effect.fnUntraced(function* (name: string) {
  const { announce } = yield* Confirming
  yield* announce(name).pipe(
    Effect.catch(({ message }) => Effect.logWarning("the page was not told the name of the bot", message)),
    Effect.repeat(Schedule.spaced(interval))
  )
})
