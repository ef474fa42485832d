/** Proves who is asking: a token by its hash in the log, a session by its hash in the bucket. */
import { Clock, Context, Effect, Layer, Redacted } from "effect"
import { HttpServerRequest } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { isUtf8 } from "node:buffer"
import { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { Authenticated, Caller, Understood } from "./caller.ts"
import { BadRequest, Unauthorized, Unavailable, UnsupportedMediaType } from "../problems/problems.ts"
import { issuesOf } from "../problems/issues.ts"
import { hashOf } from "./secrets.ts"
import { SignIn } from "./signIn.ts"

/** Who holds a credential; null: nobody who may do anything here. Used by the routes and by the WebSocket. */
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
      return Credentials.of({
        byToken: (secret) => Effect.map(Clock.currentTimeMillis, (now) => principals.serviceOf(hashOf(secret), now)),
        // A session of somebody who lost their role is worth nothing.
        bySession: (secret) =>
          secret === ""
            ? Effect.succeed(null)
            : Effect.map(signIn.whoHas(secret), (actor) =>
                actor !== null && principals.roleOf(actor) !== null ? actor : null
              )
      })
    })
  )
}

const howTo =
  "Send `authorization: Bearer <token>` (`npm run -s tt -- token create` makes one), or open a sign-in link (`npm run -s tt -- login` prints one)."

// One for all: whoever shows a token has no cookie, is refused for that first, and an error is costly to make.
const signInFirst = new Unauthorized({ detail: howTo })

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
          Effect.mapError(() => new Unavailable({ detail: "Sessions cannot be read just now. Try again." })),
          Effect.flatMap((actor) => pass(effect, actor))
        )
    })
  })
)

/** A request that does not fit: each field that is wrong, and why. */
const notUnderstood = <E>(error: E): Effect.Effect<never, E | BadRequest> => {
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

const sendUtf8 = new BadRequest({ detail: "The body is not UTF-8: encode it so." })

/** The same request, whose missing body is one without fields: then those that it had to have are named. */
const withBody = (request: HttpServerRequest.HttpServerRequest): HttpServerRequest.HttpServerRequest =>
  Object.create(request, { text: { value: Effect.map(request.text, (text) => text || "{}") } })

/** Letters that were lost in decoding would be stored so. */
const inUtf8 = HttpServerRequest.HttpServerRequest.pipe(
  Effect.flatMap((request) => request.arrayBuffer),
  // A body that was cut off is told by whoever reads it.
  Effect.orElseSucceed(() => new ArrayBuffer(0)),
  Effect.flatMap((body) => (isUtf8(new Uint8Array(body)) ? Effect.void : Effect.fail(sendUtf8)))
)

export const understoodLayer = Layer.succeed(Understood, (effect, { endpoint }) =>
  (endpoint.payload.size === 0
    ? effect
    : Effect.andThen(inUtf8, Effect.updateService(effect, HttpServerRequest.HttpServerRequest, withBody))
  ).pipe(
    // No handler answers so: this is the library's own, which is no problem document.
    Effect.flatMap((answer) =>
      answer.status === unsupportedMediaType ? Effect.fail(sendJson) : Effect.succeed(answer)
    ),
    Effect.catch((error) => notUnderstood(error))
  )
)
const unsupportedMediaType = 415
