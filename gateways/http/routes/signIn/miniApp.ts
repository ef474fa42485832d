/** Signs in the person who has opened the Mini App in Telegram. */
import { Effect, Result, Schema } from "effect"
import { personOfTelegram } from "../../../../commands/people/ways/personOfTelegram.ts"
import { Principals } from "../../../../commands/principals.ts"
import { AppSession } from "../../../contract.ts"
import { group, restOperation } from "../../api/operation.ts"
import { Unauthorized, Unavailable } from "../../problems/problems.ts"
import { openSessionBy, sessionOf, sessionsUnavailable } from "../../signIn/beginSession.ts"
import { NotSignedIn, noteRefusal, notSignedIn } from "../../signIn/flow/refusal.ts"
import { foundInLog } from "../../../../commands/foundInLog.ts"
import { longestInitData } from "../../signIn/miniApp/initData.ts"
import { type AppOpening, MiniAppSignIn } from "../../signIn/miniApp/miniAppSignIn.ts"
import { SignIn } from "../../signIn/signIn.ts"

export const miniAppOperations = group("sign-in in Telegram", {
  open: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/mini-app",
      payload: Schema.Struct({
        initData: Schema.String.check(Schema.isMaxLength(longestInitData)),
        nonce: Schema.String.check(Schema.isPattern(/^[\w-]{43}$/, { message: "must be 256 random bits in base64url" }))
      }),
      success: AppSession,
      error: [NotSignedIn, Unauthorized, Unavailable],
      description:
        "Exchanges the signed `initData` of a Telegram Mini App, once and within five minutes, for a session of four hours. Its secret is sent in the header `tracker-app-session`, and as a subprotocol of the WebSocket. A repetition with the same nonce gets the same session."
    },
    Effect.fnUntraced(
      function* ({ payload: { initData, nonce }, request }) {
        const outcome = yield* (yield* MiniAppSignIn)
          .exchange(initData, nonce)
          .pipe(Effect.mapError(sessionsUnavailable))
        if (Result.isFailure(outcome)) return yield* notSignedIn(outcome.failure)
        const opening = outcome.success
        const actor = yield* personOf(opening)
        if (opening.isRepeated) return { session: yield* repeated(opening), secret: opening.secret }
        const { shown, session } = yield* openSessionBy(actor, request, "mini-app", opening)
        yield* opening.done.pipe(Effect.mapError(sessionsUnavailable))
        return { session: shown, secret: session }
      },
      Effect.tapError(noteRefusal("mini-app"))
    )
  )
})

/** The person of the Telegram user, with a role. */
const personOf = Effect.fnUntraced(function* ({ telegram }: AppOpening) {
  const principals = yield* Principals
  const find = () => {
    const actor = personOfTelegram(principals, telegram)
    return principals.roleOf(actor) === null ? null : actor
  }
  const actor = yield* foundInLog(principals, find).pipe(Effect.mapError(sessionsUnavailable))
  if (actor !== null) return actor
  return yield* notSignedIn(principals.personByTelegram(telegram) === null ? "app-not-linked" : "removed")
})

/** The session that this client has had before. One that has ended is not opened again. */
const repeated = Effect.fnUntraced(function* ({ secret }: AppOpening) {
  const actor = yield* (yield* SignIn).actorOf(secret).pipe(Effect.mapError(sessionsUnavailable))
  return actor === null ? yield* notSignedIn("app-data-used") : yield* sessionOf(actor)
})
