/** Signing in and out, and the installation itself. */
import { Duration, Effect, Schema } from "effect"
import { HttpApiBuilder, HttpApiSchema } from "effect/http-api"
import { allows, readRules } from "../../../commands/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { named, withoutParked } from "../../../streams/troubles.ts"
import { Session, System } from "../../contract.ts"
import { Installation } from "../../installation.ts"
import { group, restOperation } from "../api/operation.ts"
import { noFields } from "../api/requestFields.ts"
import { problemOf } from "../problems/problemOf.ts"
import { commandProblems, readProblems, Unauthorized, Unavailable } from "../problems/problems.ts"
import { Caller, sessionCookie, sessionSecurity } from "../signIn/caller.ts"
import { sessionSeconds, SignIn } from "../signIn/signIn.ts"

const unavailable = () => new Unavailable({ detail: "Sessions cannot be read or stored now. Try again in a moment." })

const sessionOf = Effect.fnUntraced(function* (actor: ActorId) {
  const principals = yield* Principals
  const role = principals.roleOf(actor)
  if (role === null) return yield* new Unauthorized({ detail: "This account no longer has a role here." })
  return { actor, role, name: yield* nameOf(actor, principals) }
})

/** A new person may sign in before the tables have their name: wait for the log's position, then look again. */
const nameOf = Effect.fnUntraced(function* (actor: ActorId, principals: Principals["Service"]) {
  const reads = yield* Reads
  const look = Effect.map(reads.people, (people) => people.find(({ id }) => id === actor)?.name)
  return yield* look.pipe(
    Effect.flatMap((name) =>
      name === undefined ? Effect.andThen(reads.waitFor(principals.position()), look) : Effect.succeed(name)
    ),
    Effect.map((name) => name ?? ""),
    Effect.orElseSucceed(() => "")
  )
})

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
        )
      }),
      success: Session,
      error: [Unauthorized, Unavailable]
    },
    Effect.fnUntraced(function* ({ payload, request }) {
      const signIn = yield* SignIn
      const opened = yield* signIn.useLink(payload.link).pipe(Effect.mapError(unavailable))
      if (opened === null)
        return yield* new Unauthorized({
          detail: "This sign-in link was used before or is too old. `npm run -s tt -- login` prints a new one."
        })
      yield* HttpApiBuilder.securitySetCookie(sessionSecurity, opened.session, {
        secure: request.headers["x-forwarded-proto"] === "https",
        httpOnly: true,
        sameSite: "strict",
        path: "/",
        maxAge: Duration.seconds(sessionSeconds)
      })
      return yield* sessionOf(opened.actor)
    })
  ),
  show: restOperation("own-session", { method: "GET", path: "/session", success: Session, error: [Unauthorized] }, () =>
    Effect.flatMap(Caller, ({ actor }) => sessionOf(actor))
  ),
  close: restOperation(
    "own-session",
    { method: "DELETE", path: "/session", success: HttpApiSchema.NoContent, error: [Unavailable] },
    Effect.fnUntraced(function* ({ request }) {
      const secret = request.cookies[sessionCookie]
      if (secret !== undefined) yield* (yield* SignIn).end(secret).pipe(Effect.mapError(unavailable))
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
