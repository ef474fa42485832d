/** Signing in and out, and the installation itself. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { allows, readRules } from "../../../commands/rules/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import { named, withoutParked } from "../../../streams/troubles.ts"
import { Session } from "../../contract.ts"
import { System } from "../../contract/systemShown.ts"
import { Installation } from "../../installation.ts"
import { isAppSecret, sessionSecretOf } from "../entry/appSession.ts"
import { setSessionCookie } from "../entry/sessionCookie.ts"
import { group, restOperation } from "../api/operation.ts"
import { noFields } from "../api/requestFields.ts"
import { problemOf } from "../problems/problemOf.ts"
import { commandProblems, Conflict, readProblems, Unauthorized, Unavailable } from "../problems/problems.ts"
import { beginSession, refuseAnotherPerson, sessionOf, sessionsUnavailable } from "../signIn/beginSession.ts"
import { Caller } from "../signIn/caller.ts"
import { SignIn } from "../signIn/signIn.ts"

export const sessionOperations = group("session", {
  // Exchanges the secret of a sign-in link, once, for the cookie of a session.
  open: restOperation(
    "public",
    {
      method: "POST",
      path: "/session",
      payload: Schema.Struct({
        link: Schema.String.check(
          Schema.isPattern(/^[A-Za-z0-9_-]{20,100}$/, { message: "must be the secret of a sign-in link" })
        ),
        replace: Schema.optionalKey(Schema.Boolean)
      }),
      success: Session,
      error: [Unauthorized, Conflict, Unavailable],
      description:
        "A browser that is signed in as another person gets 409, and sends `replace: true` once its person agrees."
    },
    Effect.fnUntraced(function* ({ payload, request }) {
      const signIn = yield* SignIn
      if (payload.replace !== true) {
        const next = yield* signIn.peekLink(payload.link).pipe(Effect.mapError(sessionsUnavailable))
        yield* refuseAnotherPerson(next, request)
      }
      const actor = yield* signIn.useLink(payload.link).pipe(Effect.mapError(sessionsUnavailable))
      if (actor === null)
        return yield* new Unauthorized({
          detail:
            "This sign-in link was used before, was replaced by a newer one, or is too old. Ask an administrator for a new one."
        })
      return yield* beginSession(actor, request, "link")
    })
  ),
  show: restOperation("own-session", { method: "GET", path: "/session", success: Session, error: [Unauthorized] }, () =>
    Effect.flatMap(Caller, ({ actor }) => sessionOf(actor))
  ),
  close: restOperation(
    "own-session",
    { method: "DELETE", path: "/session", success: HttpApiSchema.NoContent, error: [Unavailable] },
    Effect.fnUntraced(function* ({ request }) {
      const secret = sessionSecretOf(request)
      const { actor } = yield* Caller
      if (secret !== null) yield* (yield* SignIn).end(secret, actor).pipe(Effect.mapError(sessionsUnavailable))
      // The end of the Mini App leaves the session of the browser open.
      if (secret === null || !isAppSecret(secret)) yield* setSessionCookie("", request.headers, 0)
    })
  )
})

export const installationOperations = group("installation", {
  system: restOperation("system.show", { method: "GET", path: "/system", success: System, error: readProblems }, () =>
    Effect.gen(function* () {
      const { actor } = yield* Caller
      const system = yield* (yield* Installation).system
      const seesParked = allows(readRules["quarantine.list"], actor, (yield* Principals).roleOf(actor))
      return { ...system, troubles: seesParked ? named(system.troubles) : withoutParked(system.troubles) }
    })
  ),
  // The sample chat: about 150 messages in English, Ukrainian and Russian. A second load adds nothing.
  sample: restOperation(
    "sample.load",
    {
      method: "POST",
      path: "/sample",
      payload: noFields,
      success: Schema.Struct({ messages: Schema.Int }),
      error: commandProblems
    },
    () =>
      Effect.flatMap(Installation, (installation) => installation.loadSample).pipe(
        Effect.mapBoth({ onSuccess: (messages) => ({ messages }), onFailure: problemOf })
      )
  )
})
