/** Limits the attempts to sign in, so that a secret cannot be guessed. A refused attempt reads nothing from the store. */
import { Effect, Layer, Option } from "effect"
import { HttpServerRequest } from "effect/http"
import { Limits } from "../../entry/limits/limits.ts"
import { TooMany } from "../../problems/problems.ts"
import { AttemptsCounted, SignInAttempt } from "../../signIn/caller.ts"

export const attemptsCountedLayer = Layer.effect(
  AttemptsCounted,
  Effect.map(Limits, (limits) =>
    AttemptsCounted.of((effect) =>
      Effect.gen(function* () {
        const { remoteAddress } = yield* HttpServerRequest.HttpServerRequest
        const address = Option.getOrElse(remoteAddress, () => "")
        const wait = limits.attempt(address)
        if (wait > 0) return yield* refusedFor(wait)
        const attempt = { isOpen: false }
        const answer = yield* Effect.provideService(effect, SignInAttempt, attempt)
        if (answer.status < 400 && !attempt.isOpen) limits.succeeded(address)
        return answer
      })
    )
  )
)

const refusedFor = (wait: number) => {
  const retryAfter = Math.ceil(wait / 1000)
  return new TooMany({ detail: `Too many attempts to sign in. Try again in ${retryAfter} seconds.`, retryAfter })
}
