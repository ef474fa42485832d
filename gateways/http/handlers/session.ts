/** Signing in and out over HTTP, and the installation itself. */
import { Duration, Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { allows, readRules } from "../../../commands/authorisation.ts"
import { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Installation } from "../../installation.ts"
import { Api } from "../api/api.ts"
import { Caller, sessionCookie, sessionSecurity } from "../signIn/caller.ts"
import { NotAllowed, Unauthorized, Unavailable } from "../problems/problems.ts"
import { problemOf } from "../problems/problemOf.ts"
import { sessionSeconds, SignIn } from "../signIn/signIn.ts"
import { readAs } from "./reading.ts"

const cannotReach = () => new Unavailable({ detail: "Sessions cannot be reached just now. Try again in a moment." })

const sessionOf = Effect.fnUntraced(function* (actor: ActorId) {
  const principals = yield* Principals
  const role = principals.roleOf(actor)
  if (role === null) return yield* new Unauthorized({ detail: "This account has no role here any more." })
  const reads = yield* Reads
  const name = Effect.map(reads.people, (people) => people.find(({ id }) => id === actor)?.name)
  // Who was let in a moment ago may sign in before the tables have them.
  const known = Effect.flatMap(name, (now) =>
    now === undefined ? Effect.andThen(reads.waitFor(principals.position()), name) : Effect.succeed(now)
  )
  return { actor, role, name: (yield* known.pipe(Effect.catch(() => Effect.succeed(undefined)))) ?? "" }
})

export const session = HttpApiBuilder.group(Api, "session", (handlers) =>
  handlers.handleAll({
    open: Effect.fnUntraced(function* ({ payload, request }) {
      const signIn = yield* SignIn
      const opened = yield* signIn.useLink(payload.link).pipe(Effect.mapError(cannotReach))
      if (opened === null)
        return yield* new Unauthorized({
          detail: "This sign-in link was used already, or is too old. `npm run -s tt -- login` prints a fresh one."
        })
      const secure = request.headers["x-forwarded-proto"] === "https"
      yield* HttpApiBuilder.securitySetCookie(sessionSecurity, opened.session, {
        secure,
        httpOnly: true,
        sameSite: "strict",
        path: "/",
        maxAge: Duration.seconds(sessionSeconds)
      })
      return yield* sessionOf(opened.actor)
    }),
    show: () => Effect.flatMap(Caller, ({ actor }) => sessionOf(actor)),
    close: Effect.fnUntraced(function* ({ request }) {
      const signIn = yield* SignIn
      const secret = request.cookies[sessionCookie]
      if (secret !== undefined) yield* signIn.end(secret).pipe(Effect.mapError(cannotReach))
    })
  })
)

export const installation = HttpApiBuilder.group(Api, "installation", (handlers) =>
  handlers.handleAll({
    system: () =>
      Effect.flatMap(Installation, (installation) => readAs("system.show", undefined, () => installation.system)),
    sample: Effect.fnUntraced(function* () {
      const { actor } = yield* Caller
      const role = (yield* Principals).roleOf(actor)
      if (!allows(readRules["sample.load"], actor, role))
        return yield* new NotAllowed({ detail: "Loading the sample is for members." })
      return { messages: yield* (yield* Installation).loadSample.pipe(Effect.mapError(problemOf)) }
    })
  })
)
