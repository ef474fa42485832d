/** Reads and checks the body of a request, and names the fields that do not fit. */
import { Effect, Layer, Option } from "effect"
import { HttpServerRequest } from "effect/http"
import { HttpApiError } from "effect/http-api"
import { isUtf8 } from "node:buffer"
import { isWithinJsonBounds, jsonBoundsSentence } from "../../../../domain/text/json/jsonBounds.ts"
import { agentOf } from "../../../../streams/access/agent.ts"
import { AccessOrigin } from "../../../../streams/ports/accessLog.ts"
import { issuesOf } from "../../problems/issues.ts"
import { BadRequest, UnsupportedMediaType } from "../../problems/problems.ts"
import { BodyRead, Understood } from "../../signIn/caller.ts"

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

const json = "application/json"
const sendAs: { readonly [type: string]: string } = {
  [json]: "Send the body as JSON, with `content-type: application/json`.",
  "application/octet-stream": "Send the bytes as they are, with `content-type: application/octet-stream`."
}

const tooComplex = new BadRequest({ detail: `${jsonBoundsSentence} Send less in one request.` })
const sendUtf8 = new BadRequest({ detail: "The body is not UTF-8. Encode it as UTF-8." })

/** The same request with `{}` for a missing body: the answer then names the fields that are missing. */
const withBody = (request: HttpServerRequest.HttpServerRequest): HttpServerRequest.HttpServerRequest =>
  Object.create(request, { text: { value: Effect.map(request.text, (text) => text || "{}") } })

/** True for a body of this type, and for an absent body, which needs none. */
const isOf = (expected: string, body: ArrayBuffer, type: string | undefined) =>
  body.byteLength === 0 || type?.split(";", 1)[0]?.trim().toLowerCase() === expected

/**
 * Refuses a body whose content type is not that of the operation, because a browser sends some other types for another site's
 * page without a preflight request. Refuses JSON that is not UTF-8, because storing it would lose letters, and JSON whose parsing
 * would hold the event loop.
 */
const check = Effect.fnUntraced(function* (expected: string) {
  const { arrayBuffer, headers } = yield* HttpServerRequest.HttpServerRequest
  // A body that was cut off fails later, when it is decoded.
  const body = yield* Effect.orElseSucceed(arrayBuffer, () => new ArrayBuffer(0))
  if (!isOf(expected, body, headers["content-type"]))
    return yield* new UnsupportedMediaType({ detail: sendAs[expected] ?? `Send the body as ${expected}.` })
  if (expected !== json) return
  const bytes = new Uint8Array(body)
  if (!isUtf8(bytes)) return yield* sendUtf8
  if (!isWithinJsonBounds(bytes)) return yield* tooComplex
})

/** The media type of the bodies of an operation. */
const typeOf = (payload: ReadonlyMap<string, unknown>) => [...payload.keys()][0] ?? json

const withoutMissing = <A, E, R>(payload: ReadonlyMap<string, unknown>, effect: Effect.Effect<A, E, R>) =>
  typeOf(payload) === json ? Effect.updateService(effect, HttpServerRequest.HttpServerRequest, withBody) : effect

/** The innermost middleware: the body of a caller who may not use the operation is not read. */
export const bodyReadLayer = Layer.succeed(BodyRead, (effect, { endpoint }) =>
  endpoint.payload.size === 0
    ? effect
    : Effect.andThen(check(typeOf(endpoint.payload)), withoutMissing(endpoint.payload, effect))
)

/** The origin of the present request, for the access log. It is read only when an entry is made. */
const withOrigin = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ remoteAddress, headers }) =>
    Effect.provideService(effect, AccessOrigin, () => ({
      address: Option.getOrNull(remoteAddress),
      agent: agentOf(headers["user-agent"] ?? "")
    }))
  )

/** The outermost middleware. */
export const understoodLayer = Layer.succeed(Understood, (effect) =>
  effect.pipe(
    Effect.catch((error) => asBadRequest(error)),
    withOrigin
  )
)
