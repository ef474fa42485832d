/** For those who watch over the process: alive, ready, and its figures. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { PrometheusMetrics } from "effect/observability"
import { Installation } from "../installation.ts"

const alive = HttpRouter.add("GET", "/livez", HttpServerResponse.jsonUnsafe({ alive: true }))

/** Ready does not depend on a model: capture and review never wait for one. */
const ready = HttpRouter.add(
  "GET",
  "/readyz",
  Effect.gen(function* () {
    const missing = yield* (yield* Installation).notReady
    return HttpServerResponse.jsonUnsafe(
      { ready: missing.length === 0, missing },
      { status: missing.length === 0 ? 200 : 503 }
    )
  })
)

export const health = Layer.mergeAll(alive, ready, PrometheusMetrics.layerHttp())
