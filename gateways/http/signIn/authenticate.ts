/**
 * Authenticates the caller: a token by its hash in the log, a session by its hash in the bucket. It also checks bodies.
 */
import { Clock, Context, Effect, Layer, Option, Redacted } from "effect"
import { HttpServerRequest } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { isUtf8 } from "node:buffer"
import { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"
import { agentOf } from "../../../streams/access/agent.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { AccessLog, AccessOrigin } from "../../../streams/ports/accessLog.ts"
import { Authenticated, Caller, Understood } from "./caller.ts"
import { BadRequest, Unauthorized, Unavailable, UnsupportedMediaType } from "../problems/problems.ts"
import { issuesOf } from "../problems/issues.ts"
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
      return Credentials.of({
        byToken: Effect.fnUntraced(function* (secret) {
          const actor = principals.serviceOf(hashOf(secret), yield* Clock.currentTimeMillis)
          // The request does not wait until its use is recorded.
          if (actor !== null) yield* Effect.forkIn(Effect.ignore(signIn.noteTokenUse(actor)), scope)
          else yield* record(wrongToken)
          return actor
        }),
        // A session ends when its person loses the role.
        bySession: (secret) =>
          secret === ""
            ? Effect.succeed(null)
            : Effect.map(signIn.actorOf(secret), (actor) =>
                actor !== null && principals.roleOf(actor) !== null ? actor : null
              )
      })
    })
  )
}

// The token may be of any service, or of none.
const wrongToken = { _tag: "SignInRefused", actor: null, way: "token", because: "not-valid", count: 1 } as const

const howToSignIn =
  "Send `authorization: Bearer <token>` (`npm run -s tt -- token create` makes one), or open a sign-in link (`npm run -s tt -- login` prints one)."

// One value for all requests. A caller with a token fails the check of the cookie first, and creating an error is slow.
const signInFirst = new Unauthorized({ detail: howToSignIn })

export const authenticatedLayer = Layer.effect(
  Authenticated,
  Effect.gen(function* () {
    const credentials = yield* Credentials
    const pass = <A, E, R>(
      effect: Effect.Effect<A, E, R>,
      actor: ActorId | null
    ): Effect.Effect<A, E | Unauthorized, Exclude<R, Caller>> =>
      actor === null ? Effect.fail(signInFirst) : Effect.provideService(effect, Caller, { actor })
    return Authenticated.of({
      token: (effect, { credential }) =>
        Effect.flatMap(credentials.byToken(Redacted.value(credential)), (actor) => pass(effect, actor)),
      session: (effect, { credential }) =>
        credentials.bySession(Redacted.value(credential)).pipe(
          Effect.mapError(() => new Unavailable({ detail: "Sessions cannot be read now. Try again in a moment." })),
          Effect.flatMap((actor) => pass(effect, actor))
        )
    })
  })
)

/** Turns a request that does not fit its schema into a problem that names each wrong field. */
const asBadRequest = <E>(error: E): Effect.Effect<never, E | BadRequest> => {
  if (!HttpApiError.HttpApiSchemaError.is(error)) return Effect.fail(error)
  if (error.kind === "Body" || error.kind === "ResponseHeaders") return Effect.die(error)
  const errors = issuesOf(error.cause)
  return Effect.fail(
    new BadRequest({
      detail: errors
        .map(({ field, message }) => `${field}: ${message}`)
        .join("; ")
        .slice(0, 1000),
      errors
    })
  )
}

const sendJson = new UnsupportedMediaType({ detail: "Send the body as JSON, with `content-type: application/json`." })

const sendUtf8 = new BadRequest({ detail: "The body is not UTF-8. Encode it as UTF-8." })

/** The same request with `{}` for a missing body: the answer then names the fields that are missing. */
const withBody = (request: HttpServerRequest.HttpServerRequest): HttpServerRequest.HttpServerRequest =>
  Object.create(request, { text: { value: Effect.map(request.text, (text) => text || "{}") } })

/** Refuses a body that is not UTF-8: letters would be lost when it is stored. */
const inUtf8 = HttpServerRequest.HttpServerRequest.pipe(
  Effect.flatMap((request) => request.arrayBuffer),
  // A body that was cut off fails later, when it is decoded.
  Effect.orElseSucceed(() => new ArrayBuffer(0)),
  Effect.flatMap((body) => (isUtf8(new Uint8Array(body)) ? Effect.void : Effect.fail(sendUtf8)))
)

/** The origin of the present request, for the access log. It is read only when an entry is made. */
const withOrigin = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ remoteAddress, headers }) =>
    Effect.provideService(effect, AccessOrigin, () => ({
      address: Option.getOrNull(remoteAddress),
      agent: agentOf(headers["user-agent"] ?? "")
    }))
  )

export const understoodLayer = Layer.succeed(Understood, (effect, { endpoint }) =>
  (endpoint.payload.size === 0
    ? effect
    : Effect.andThen(inUtf8, Effect.updateService(effect, HttpServerRequest.HttpServerRequest, withBody))
  ).pipe(
    // No handler answers 415: this is the library's answer, which is not a problem document.
    Effect.flatMap((answer) =>
      answer.status === unsupportedMediaType ? Effect.fail(sendJson) : Effect.succeed(answer)
    ),
    Effect.catch((error) => asBadRequest(error)),
    withOrigin
  )
)
const unsupportedMediaType = 415
