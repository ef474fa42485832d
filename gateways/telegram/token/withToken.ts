/** Runs the bot with the present token, and starts it again when the token changes, without a restart of the product. */
import { Duration, Effect, type Redacted } from "effect"
import { BotToken } from "./botToken.ts"

const retryInterval = Duration.seconds(1)

/** Waits until the store of the token answers. */
const presentToken = Effect.gen(function* () {
  const { present, announce } = yield* BotToken
  while (true) {
    const found = yield* Effect.andThen(announce, present).pipe(
      Effect.map((token) => ({ token })),
      Effect.catch(({ message }) =>
        Effect.as(Effect.logWarning("the token of the bot cannot be read", { why: message }), null)
      )
    )
    if (found !== null) return found.token
    yield* Effect.sleep(retryInterval)
  }
})

/**
 * Never ends. A change of the token interrupts `run`, whose parts then close as in a shutdown. `none` runs while there is
 * no token.
 */
export const withToken = <R, R2>(
  run: (token: Redacted.Redacted) => Effect.Effect<unknown, never, R>,
  none: Effect.Effect<void, never, R2>
) =>
  Effect.gen(function* () {
    const { changedFrom } = yield* BotToken
    const now = yield* presentToken
    if (now === null) yield* Effect.andThen(none, changedFrom(now))
    else yield* Effect.raceFirst(run(now.token), changedFrom(now))
  }).pipe(Effect.forever)
