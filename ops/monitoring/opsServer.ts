/** The listener for monitoring: metrics, and readiness with its reasons. It is apart from the port that users reach. */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { Context, Effect, Layer, Schema } from "effect"
import { HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { createServer, type RequestListener } from "node:http"
import { type KnownHost, knownHosts } from "../../gateways/http/entry/address/hosts.ts"
import { starting, unknownHost } from "../../gateways/http/entry/refusal.ts"
import { monitoringLayer } from "../../gateways/http/http.ts"
import { httpOrigin, type Settings } from "../settings/settings.ts"
import { metricsRoute } from "./metricsRoute.ts"

/**
 * Another program listens on `TT_OPS_PORT`, or `TT_OPS_HOST` is not an address of this machine. A retry succeeds when the port
 * is free.
 */
export class OpsPortInUse extends Schema.TaggedError<OpsPortInUse>()("OpsPortInUse", {
  host: Schema.String,
  port: Schema.Int
}) {
  override get message() {
    return `${this.host}:${this.port} cannot be used for monitoring: set TT_OPS_PORT to a free port (0: the system chooses), and TT_OPS_HOST to an address of this machine`
  }
}

/** The server of the monitoring routes, and its address for an operator. */
export class OpsServer extends Context.Service<
  OpsServer,
  { readonly server: HttpServer.HttpServer["Service"]; readonly origin: string }
>()("tracker/ops/monitoring/OpsServer") {}

/** How long a stop waits for requests that run. */
const shutdownTimeout = "1 second"
const anyPort = 0

/** Until the routes are served, this is the only listener. */
const refuseAll: RequestListener = (_, response) => {
  const { status, json, retryAfter = 1 } = starting
  response
    .writeHead(status, { "content-type": "application/problem+json", "retry-after": String(retryAfter) })
    .end(json)
}

const listen = (host: string, port: number) =>
  Effect.gen(function* () {
    const native = createServer({ headersTimeout: 5000, requestTimeout: 5000 }, refuseAll)
    const server = yield* NodeHttpServer.make(() => native, { host, port, gracefulShutdownTimeout: shutdownTimeout })
    return {
      origin: httpOrigin(host, portOf(server)),
      server: HttpServer.make({
        address: server.address,
        serve: (httpEffect, middleware?) => {
          native.off("request", refuseAll)
          return server.serve(answerTo(knownHosts(host, null), httpEffect), middleware as never)
        }
      })
    }
  }).pipe(Effect.mapError(() => new OpsPortInUse({ host, port })))

/** Refuses requests that name a foreign host, as the listener of users does. */
const answerTo = <E, R>(isKnown: KnownHost, answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ headers }) =>
    isKnown(headers["host"] ?? "")
      ? answer
      : Effect.succeed(
          HttpServerResponse.text(unknownHost.json, {
            status: unknownHost.status,
            contentType: "application/problem+json"
          })
        )
  )

const portOf = ({ address }: HttpServer.HttpServer["Service"]) => ("port" in address ? address.port : anyPort)

/**
 * Takes the port of the settings. When the default port is taken, the system chooses another one, because no operator relies
 * on it. A port that the operator has set is required.
 */
export const opsServerLayer = ({ opsHost, opsPort, port }: Settings) =>
  Layer.effect(
    OpsServer,
    opsPort === null
      ? listen(opsHost, port + 1).pipe(Effect.catch(() => listen(opsHost, anyPort)))
      : listen(opsHost, opsPort)
  )

/** Serves the monitoring routes of this process. */
export const opsLayer = monitoringLayer(metricsRoute).pipe(
  Layer.provide(
    Layer.effect(
      HttpServer.HttpServer,
      Effect.map(OpsServer, ({ server }) => server)
    )
  )
)
