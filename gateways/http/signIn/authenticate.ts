/** Authenticates the caller: a token by its hash in the log, a session by its hash in the bucket. */
import { Clock, Context, Effect, Layer, Redacted } from "effect"
import { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { AccessLog } from "../../../streams/ports/accessLog.ts"
import { isAppSecret } from "../entry/appSession.ts"
import { credentialKey, Limits } from "../entry/limits/limits.ts"
import { Authenticated, Caller } from "./caller.ts"
import { Unauthorized, Unavailable } from "../problems/problems.ts"
import { foundInLog } from "../../../commands/foundInLog.ts"
import { hashOf } from "./secrets.ts"
import { SignIn } from "./signIn.ts"

/** The actor of a credential; null when it has none, or one without a role. For the routes and the WebSocket. */
export class Credentials extends Context.Service<
  Credentials,
  {
    readonly byToken: (secret: string) => Effect.Effect<ActorId | null>
    readonly bySession: (secret: string) => Effect.Effect<ActorId | null, StreamUnavailable>
  }
>()("tracker/gateways/http/Credentials") {
  static readonly layer = Layer.effect(
    Credentials,
    Effect.gen(function* () {
      const principals = yield* Principals
      const signIn = yield* SignIn
      const { record } = yield* AccessLog
      const scope = yield* Effect.scope
      const limits = yield* Limits
      // The request does not wait until its use is recorded.
      const noteUse = (actor: ActorId) => Effect.forkIn(Effect.ignore(signIn.noteUse(actor)), scope)
      const noted = (secret: string, actor: ActorId | null) => limits.verified(credentialKey(secret), actor)
      return Credentials.of({
        byToken: Effect.fnUntraced(function* (secret) {
          const actor = principals.serviceOf(hashOf(secret), yield* Clock.currentTimeMillis)
          noted(secret, actor)
          if (actor !== null) yield* noteUse(actor)
          else yield* record(wrongToken)
          return actor
        }),
        // A session ends when its person loses the role.
        bySession: (secret) =>
          secret === ""
            ? Effect.succeed(null)
            : signIn.actorOf(secret).pipe(
                Effect.flatMap((found) => (found === null ? Effect.succeed(null) : withRole(principals, found))),
                Effect.tap((actor) => Effect.sync(() => noted(secret, actor))),
                Effect.tap((actor) => (actor === null ? Effect.void : noteUse(actor)))
              )
      })
    })
  )
}

/** The actor; null without a role. A page that is refused signs its person out, so that is decided by the log. */
const withRole = (principals: Principals["Service"], actor: ActorId) =>
  foundInLog(principals, () => (principals.roleOf(actor) === null ? null : actor))

// An unknown token has no actor.
const wrongToken = { _tag: "SignInRefused", actor: null, way: "token", because: "not-valid", count: 1 } as const

const howToSignIn =
  "Send `authorization: Bearer <token>` (`npm run -s tt -- token create` makes one), or open a sign-in link (`npm run -s tt -- login` prints one)."

// One value for all requests. A caller with a token fails the check of the cookie first, and creating an error is slow.
const signInFirst = new Unauthorized({ detail: howToSignIn })
const tokenNotValid = new Unauthorized({
  detail: `This token is not valid: it is unknown or mistyped, has expired, or was revoked. ${howToSignIn}`
})

export const authenticatedLayer = Layer.effect(
  Authenticated,
  Effect.gen(function* () {
    const credentials = yield* Credentials
    const pass = <A, E, R>(
      effect: Effect.Effect<A, E, R>,
      actor: ActorId | null,
      problem = signInFirst
    ): Effect.Effect<A, E | Unauthorized, Exclude<R, Caller>> =>
      actor === null ? Effect.fail(problem) : Effect.provideService(effect, Caller, { actor })
    const bySession = (secret: string) =>
      credentials
        .bySession(secret)
        .pipe(Effect.mapError(() => new Unavailable({ detail: "Sessions cannot be read now. Try again in a moment." })))
    return Authenticated.of({
      // A secret signs in by the way that it was made for only.
      app: (effect, { credential }) =>
        isAppSecret(Redacted.value(credential))
          ? Effect.flatMap(bySession(Redacted.value(credential)), (actor) => pass(effect, actor))
          : Effect.fail(signInFirst),
      // The token is tried after the session. A request without a token is no attempt to sign in, so it is not recorded.
      token: (effect, { credential }) =>
        Redacted.value(credential) === ""
          ? Effect.fail(signInFirst)
          : Effect.flatMap(credentials.byToken(Redacted.value(credential)), (actor) =>
              pass(effect, actor, tokenNotValid)
            ),
      session: (effect, { credential }) =>
        isAppSecret(Redacted.value(credential))
          ? Effect.fail(signInFirst)
          : Effect.flatMap(bySession(Redacted.value(credential)), (actor) => pass(effect, actor))
    })
  })
)
