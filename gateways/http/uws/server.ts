/** Implements Effect's `HttpServer` with uWebSockets.js. Routes do not depend on the library. */
import { Cause, Context, Effect, Layer, Option, References, Schema, Scope } from "effect"
import { HttpEffect, HttpServer, HttpServerError, HttpServerRequest, type HttpServerResponse } from "effect/http"
import { NetAddress } from "effect/net"
import { networkInterfaces } from "node:os"
import type { HttpRequest, HttpResponse, TemplatedApp, us_listen_socket } from "uWebSockets.js"
import { asProblem, problemJson, problemType } from "../problems/everyProblem.ts"
import { Exchange } from "./exchange.ts"
import { guarded, reportDefect, type ReportDefect, routeOf } from "./guard.ts"
import { headTooLongProblem, longestHead } from "./request/headLimit.ts"
import { uWS } from "./library.ts"
import { bodyReader, headOf, UwsRequest } from "./request/request.ts"
import { bodyLength } from "./request/requestBody.ts"
import { makeRunning } from "./request/running.ts"
import { statusLine, write } from "./response.ts"

/** The library's app, for the WebSocket, which is not an HTTP route. */
export class UwsApp extends Context.Service<UwsApp, TemplatedApp>()("tracker/gateways/http/UwsApp") {}

/** Another program listens on the port, or the address belongs to another machine. A retry succeeds when the port is free. */
export class PortInUse extends Schema.TaggedError<PortInUse>()("PortInUse", { host: Schema.String, port: Schema.Int }) {
  override get message() {
    return isHere(this.host)
      ? `${this.host}:${this.port} is in use by another program: stop it, or set TT_HTTP_PORT to another port`
      : `${this.host} is no address of this machine: set TT_HTTP_HOST to one that is`
  }
}

const everyAddress = new Set(["0.0.0.0", "::"])
const isHere = (host: string) =>
  everyAddress.has(host) ||
  host.startsWith("127.") ||
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === host))

export interface Options {
  readonly host: string
  readonly port: number
  /** Bytes; a larger body is answered 413. */
  readonly mostBody: number
  /**
   * Longest time that a shutdown waits for the requests in progress. Milliseconds.
   *
   * @default 8000
   */
  readonly endMillis?: number
}

/** A stopped product must end within 10 seconds: the tools that stop it then kill it. */
const longestEndMillis = 8_000

export const uwsServer = (options: Options): Layer.Layer<HttpServer.HttpServer | UwsApp, PortInUse> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const app = uWS.App()
      const report = yield* reportDefect
      let answer: Answer = answerStarting(report)
      app.any(
        "/*",
        guarded<[HttpResponse, HttpRequest], void>({
          report,
          callback: "request",
          route: (_, req) => routeOf(req.getCaseSensitiveMethod(), req.getUrl()),
          run: (res, req) => answer(res, req),
          sever: (res) => void res.close()
        })
      )
      // Take the port before anything else, so that a second product fails at once. The routes are served later.
      const socket = yield* takePort(app, options, report)
      yield* Effect.addFinalizer(() => Effect.sync(() => app.close()))
      const server = HttpServer.make({
        address: NetAddress.inetAddressUnsafe(
          NetAddress.ipFromStringUnsafe(options.host),
          uWS.us_socket_local_port(socket)
        ),
        serve: Effect.fnUntraced(function* (httpEffect, middleware?) {
          const scope = yield* Effect.scope
          // Added once, and not for each request. Spans are disabled, because no part of the product collects them.
          const services = (yield* Effect.context<never>()).pipe(
            Context.add(Scope.Scope, scope),
            Context.add(References.TracerEnabled, false)
          )
          const handled = HttpEffect.toHandled(httpEffect, respondWith(report), middleware as never)
          const running = yield* makeRunning(options.endMillis ?? longestEndMillis)
          const serving: Serving = { services, running, handled, report, mostBody: options.mostBody }
          answer = (res, req) => onRequest(res, req, serving)
        })
      })
      return Context.make(HttpServer.HttpServer, server).pipe(Context.add(UwsApp, app))
    })
  )

const takePort = (app: TemplatedApp, options: Options, report: ReportDefect) =>
  Effect.callback<us_listen_socket, PortInUse>((resume) => {
    const taken = guarded<[us_listen_socket | false], void>({
      report,
      callback: "listen",
      route: () => "listen",
      run: (token) => resume(token === false ? Effect.fail(new PortInUse(options)) : Effect.succeed(token)),
      sever: () => {}
    })
    listenAlone(app)(options.host, options.port, exclusivePort, taken)
  })

/** A response that cannot be written costs its connection: nothing else may be sent on it. */
const respondWith =
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

/** The exchange of each request that Effect handles, by the request's source. */
const exchanges = new WeakMap<object, Exchange>()

// Without this option the port is shared (SO_REUSEPORT), and a second product would get half of the requests of the first.
const exclusivePort = 1
// The type declarations lack this overload; the addon has it.
const listenAlone = (app: TemplatedApp) =>
  app.listen.bind(app) as unknown as (
    host: string,
    port: number,
    options: number,
    done: (token: us_listen_socket | false) => void
  ) => void

type Answer = (res: HttpResponse, req: HttpRequest) => void

/** Answers 503 until the routes are served. A caller may send the same request again. */
const answerStarting =
  (report: ReportDefect): Answer =>
  (res, req) => {
    const { path, headers } = headOf(req)
    const exchange = new Exchange({ res, route: routeOf(req.getCaseSensitiveMethod(), path), headers, report })
    exchange.end((open) => {
      writeProblem(503)(open)
      open.writeHeader("retry-after", "1")
    }, starting)
  }

interface Serving {
  readonly services: Context.Context<Scope.Scope>
  readonly running: Effect.Success<ReturnType<typeof makeRunning>>
  readonly handled: Effect.Effect<void, never, HttpServerRequest.HttpServerRequest | Scope.Scope>
  readonly report: ReportDefect
  readonly mostBody: number
}

/** Copies what is needed of `req`, because the library reuses it when this function returns. */
const onRequest = (res: HttpResponse, req: HttpRequest, { services, running, handled, report, mostBody }: Serving) => {
  const method = req.getCaseSensitiveMethod()
  const { path, query, headers, length } = headOf(req)
  const url = `http://${hostIn(headers)}${path}${query === "" ? "" : `?${query}`}`
  // The library calls no data callback for `Content-Length: 0`: such a request has no body to wait for.
  const hasBody = method !== "GET" && method !== "HEAD" && bodyLength(headers) > 0
  const body = hasBody ? bodyReader(mostBody, () => exchange.end(writeProblem(413), bodyTooLong)) : undefined
  const exchange = new Exchange({
    res,
    route: routeOf(method, path),
    headers,
    report,
    ...(body === undefined ? {} : { onChunk: body.onChunk })
  })
  if (length > longestHead) return exchange.end(writeProblem(431), headTooLongProblem)
  const source = new UwsRequest(method, url, headers, body?.bytes)
  exchanges.set(source, exchange)
  // The one cast: Effect reads of a Fetch request only what `UwsRequest` has.
  const request = HttpServerRequest.fromWeb(source as unknown as Request).modify({
    remoteAddress: Option.some(addressOf(res))
  })
  exchanges.set(request.source, exchange)
  const context = Context.add(services, HttpServerRequest.HttpServerRequest, request)
  const fiber = Effect.runForkWith(context)(handled)
  running.add(fiber)
  if (exchange.aborted) fiber.interruptUnsafe()
  else exchange.onAbort(() => fiber.interruptUnsafe(undefined, HttpServerError.ClientAbort.annotation))
}

/** The host, or `localhost` when the header is not a host: a slash in it would change the path of the URL. */
const hostIn = ({ host = "" }: Readonly<Record<string, string>>) => (/^[\w.:[\]-]+$/.test(host) ? host : "localhost")

const addressOf = (res: HttpResponse) => Buffer.from(res.getRemoteAddressAsText()).toString()

const writeProblem = (status: number) => (res: HttpResponse) =>
  void res.writeStatus(statusLine(status)).writeHeader("content-type", problemType)

const starting = problemJson(503, {
  type: "/problems/starting",
  title: "The tracker is starting.",
  detail: "Send the same request again in a moment."
})

const bodyTooLong = problemJson(413, {
  type: "/problems/too-large",
  title: "The request is too large.",
  detail: "Send less than 1 MiB at a time."
})
