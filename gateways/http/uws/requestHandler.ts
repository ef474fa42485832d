/** Hands a request of uWebSockets.js to Effect, or refuses it from its head alone. */
import { Cause, Context, Effect, Option, Scope } from "effect"
import { HttpServerError, HttpServerRequest, type HttpServerResponse } from "effect/http"
import type { HttpRequest, HttpResponse } from "uWebSockets.js"
import { limitKeyOf } from "../entry/address/addresses.ts"
import { newCorrelation, withCorrelation } from "../../../streams/trace/correlation.ts"
import type { Client } from "../entry/client.ts"
import type { HeadCheck } from "../entry/entry.ts"
import { bodiesFull, bodyTooLong, bodyTooSlow, starting } from "../entry/refusal.ts"
import { asProblem } from "../problems/everyProblem.ts"
import { Exchange } from "./exchange.ts"
import { type ReportDefect, routeOf } from "./guard.ts"
import { refuseAmbiguous, sendLastRefusal, sendRefusal, write } from "./response.ts"
import { type BodyBudget, type BodyReader, bodyReader } from "./request/bodyReader.ts"
import { headTooLong, longestHead } from "./request/headLimit.ts"
import { headOf, type RequestHead, UwsRequest } from "./request/request.ts"
import { bodyLength } from "./request/requestBody.ts"
import type { makeRunning } from "./request/running.ts"

export type HandleRequest = (res: HttpResponse, req: HttpRequest) => void

/** Answers 503 until the routes are served. A caller may send the same request again. */
export const answerStarting =
  (report: ReportDefect): HandleRequest =>
  (res, req) => {
    const { method, path, headers } = headOf(req)
    sendRefusal(new Exchange({ res, route: routeOf(method, path), headers, report }), starting)
  }

export interface Serving {
  readonly services: Context.Context<Scope.Scope>
  readonly running: Effect.Success<ReturnType<typeof makeRunning>>
  readonly handled: Effect.Effect<void, never, HttpServerRequest.HttpServerRequest | Scope.Scope>
  readonly report: ReportDefect
  readonly entry: HeadCheck
  readonly budget: BodyBudget
  /** Bytes. */
  readonly mostBody: number
  /** Milliseconds from the first part of a body to its last. */
  readonly longestBodyMillis: number
}

/** The exchange of each request that Effect handles, by the request's source. */
const exchanges = new WeakMap<object, Exchange>()

/** Copies what is needed of `req`, because the library reuses it when this function returns. */
export const handleRequest = (res: HttpResponse, req: HttpRequest, serving: Serving) => {
  const head = headOf(req)
  const { method, path, headers: sent } = head
  const { client, headers, refusal } = serving.entry.admit({
    method,
    path,
    headers: sent,
    peer: peerOf(res),
    isUpgrade: false
  })
  const body = bodyOf(head, client, serving, () => exchange)
  const exchange = new Exchange({
    res,
    route: routeOf(method, path),
    headers: sent,
    report: serving.report,
    scheme: client.scheme,
    ...(body === undefined ? {} : { onChunk: body.onChunk, onAnswered: body.release })
  })
  if (head.fault !== null) return refuseAmbiguous(exchange, head.fault)
  if (head.length > longestHead) return sendRefusal(exchange, headTooLong)
  if (refusal !== null) return sendRefusal(exchange, refusal)
  run(exchange, new UwsRequest({ method, url: urlOf(head), headers, readBody: body?.read }), client, serving)
}

const bodyOf = (
  { method, headers }: RequestHead,
  { address }: Client,
  { mostBody, budget, longestBodyMillis }: Serving,
  exchange: () => Exchange
): BodyReader | undefined => {
  // The library calls no data callback for `Content-Length: 0`: such a request has no body to wait for.
  const hasBody = method !== "GET" && method !== "HEAD" && bodyLength(headers) > 0
  if (!hasBody) return undefined
  return bodyReader({
    mostBody,
    budget,
    client: limitKeyOf(address),
    pause: () => exchange().pause(),
    resume: () => exchange().resume(),
    tooLarge: () => sendRefusal(exchange(), bodyTooLong),
    full: () => sendRefusal(exchange(), bodiesFull),
    longest: longestBodyMillis,
    tooSlow: () => sendLastRefusal(exchange(), bodyTooSlow)
  })
}

const run = (exchange: Exchange, source: UwsRequest, { address }: Client, { services, running, handled }: Serving) => {
  // The one cast: Effect reads only the parts of a Fetch request that `UwsRequest` has.
  const request = HttpServerRequest.fromWeb(source as unknown as Request).modify({
    remoteAddress: Option.some(address)
  })
  exchanges.set(request.source, exchange)
  const own = Context.add(services, HttpServerRequest.HttpServerRequest, request)
  const context = withCorrelation(own, newCorrelation())
  const fiber = Effect.runForkWith(context)(handled)
  running.add(fiber)
  if (exchange.aborted) fiber.interruptUnsafe()
  else exchange.onAbort(() => fiber.interruptUnsafe(undefined, HttpServerError.ClientAbort.annotation))
}

/** A response that cannot be written costs its connection: nothing else may be sent on it. */
export const respondWith =
  (report: ReportDefect) =>
  (request: HttpServerRequest.HttpServerRequest, response: HttpServerResponse.HttpServerResponse) => {
    const exchange = exchanges.get(request.source)
    if (exchange === undefined) return Effect.void
    return Effect.catchCause(write(exchange, request, asProblem(response)), (cause) =>
      Effect.sync(() => {
        exchange.sever()
        if (!Cause.hasInterruptsOnly(cause)) report("respond", exchange.route, Cause.squash(cause))
      })
    )
  }

const urlOf = ({ path, query, headers }: RequestHead) =>
  `http://${hostIn(headers)}${path}${query === "" ? "" : `?${query}`}`

/** The host, or `localhost` when the header is not a host: a slash in it would change the path of the URL. */
const hostIn = ({ host = "" }: Readonly<Record<string, string>>) => (/^[\w.:[\]-]+$/.test(host) ? host : "localhost")

export const peerOf = (res: HttpResponse) => Buffer.from(res.getRemoteAddressAsText()).toString()
