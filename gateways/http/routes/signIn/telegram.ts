/** Signs a browser in after its user has confirmed in a private chat with the bot. */
import { Effect, Schema } from "effect"
import { AccessLog, AccessOrigin } from "../../../../streams/ports/accessLog.ts"
import { Session } from "../../../contract.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { Unauthorized, Unavailable } from "../../problems/problems.ts"
import { beginSession, sessionsUnavailable } from "../../signIn/beginSession.ts"
import { deviceCodeIn } from "../../signIn/device/deviceCode.ts"
import { deviceMillis, DeviceSignIn } from "../../signIn/device/deviceSignIn.ts"
import { flowSecretIn, setFlowCookie } from "../../signIn/flow/flowCookie.ts"
import { NotSignedIn, notSignedIn } from "../../signIn/flow/refusal.ts"

export const telegramOperations = group("sign-in by the bot", {
  begin: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/telegram",
      payload: noFields,
      success: Schema.Struct({ code: Schema.String, bot: Schema.NullOr(Schema.String), seconds: Schema.Int }),
      error: [NotSignedIn, Unavailable],
      description:
        "A code that a person sends to the bot in a private chat. It belongs to this browser, works once, and ends after `seconds`."
    },
    Effect.fnUntraced(function* ({ request }) {
      const devices = yield* DeviceSignIn
      const { address, agent } = (yield* AccessOrigin)()
      const begun = yield* devices.begin(agent, address ?? "").pipe(Effect.mapError(sessionsUnavailable))
      if (begun === null) return yield* notSignedIn("too-many-codes")
      yield* setFlowCookie("device", begun.secret, request)
      const bot = yield* devices.bot.pipe(Effect.mapError(sessionsUnavailable))
      return { code: begun.code, bot, seconds: deviceMillis / 1000 }
    })
  ),
  poll: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/telegram/poll",
      payload: Schema.Struct({ code: Schema.String.check(Schema.isMaxLength(20)) }),
      success: Schema.Struct({ session: Schema.NullOr(Session) }),
      error: [NotSignedIn, Unauthorized, Unavailable],
      description: "The session once its person has confirmed; null until then. Poll every 2 seconds."
    },
    Effect.fnUntraced(function* ({ payload, request }) {
      const code = deviceCodeIn(payload.code) ?? ""
      const outcome = yield* (yield* DeviceSignIn)
        .poll(code, flowSecretIn("device", request))
        .pipe(Effect.mapError(sessionsUnavailable))
      if (outcome.is === "waiting") return { session: null }
      if (outcome.is === "confirmed") return { session: yield* beginSession(outcome.actor, request, "telegram") }
      yield* (yield* AccessLog).record({
        _tag: "SignInRefused",
        actor: null,
        way: "telegram",
        because: "code-over",
        count: 1
      })
      return yield* notSignedIn("code-over")
    })
  )
})
