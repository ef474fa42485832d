/** Implements Effect's `HttpServer` with uWebSockets.js. Routes do not depend on the library. */
import { Context, Effect, Layer, References, Schema, Scope } from "effect"
import { HttpEffect, HttpServer } from "effect/http"
import { NetAddress } from "effect/net"
import { networkInterfaces } from "node:os"
import type { HttpRequest, HttpResponse, TemplatedApp, us_listen_socket } from "uWebSockets.js"
import { type HeadCheck, plainHeadCheck } from "../entry/entry.ts"
import { guarded, reportDefect, type ReportDefect, routeOf } from "./guard.ts"
import { uWS } from "./library.ts"
import { makeBodyBudget } from "./request/bodyReader.ts"
import { type HandleRequest, answerStarting, handleRequest, respondWith, type Serving } from "./requestHandler.ts"
import { makeRunning } from "./request/running.ts"

/** The library's app and the first check of its requests, for the WebSocket, which is not an HTTP route. */
export class UwsApp extends Context.Service<UwsApp, { readonly app: TemplatedApp; readonly entry: HeadCheck }>()(
  "tracker/gateways/http/UwsApp"
) {}

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
   * The first check of every request.
   *
   * @default trusts no proxy, and knows no address but the one that a client calls
   */
  readonly entry?: HeadCheck
  /**
   * Longest time from the first part of a body to its last. Milliseconds.
   *
   * The library itself ends a connection that sends no whole head, or less than 160 kB of a body, within 32 seconds.
   *
   * @default 20000
   */
  readonly bodyMillis?: number
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
      const { entry = plainHeadCheck, mostBody, bodyMillis: longestBodyMillis = 20_000 } = options
      const budget = makeBodyBudget()
      let answer: HandleRequest = answerStarting(report)
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
          const serving: Serving = { services, running, handled, report, entry, budget, mostBody, longestBodyMillis }
          answer = (res, req) => handleRequest(res, req, serving)
        })
      })
      return Context.make(HttpServer.HttpServer, server).pipe(Context.add(UwsApp, { app, entry }))
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
