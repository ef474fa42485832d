/** Liveness, readiness and metrics, for monitoring. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { PrometheusMetrics } from "effect/observability"
import { stopsService, type Trouble, withoutParked } from "../../streams/troubles.ts"
import { Installation } from "../installation.ts"
import { problemResponse } from "./problems/everyProblem.ts"

const alive = HttpRouter.add("GET", "/livez", HttpServerResponse.jsonUnsafe({ alive: true }))

/**
 * Readiness does not depend on a model: capture and review work without one. The caller has no credential, so the answer
 * names no parked aggregate.
 */
const ready = HttpRouter.add(
  "GET",
  "/readyz",
  Effect.map(
    Effect.flatMap(Installation, ({ troubles }) => Effect.map(troubles, withoutParked)),
    (troubles) => (troubles.some(stopsService) ? isNotReady(troubles) : isReady(troubles))
  )
)
const isReady = (troubles: ReadonlyArray<Trouble>) =>
  HttpServerResponse.jsonUnsafe({ ready: true, missing: [], troubles })
const isNotReady = (troubles: ReadonlyArray<Trouble>) => {
  const missing = troubles.filter(stopsService).map(({ message }) => message)
  return problemResponse(503, {
    type: "/problems/not-ready",
    title: "The tracker is not ready.",
    detail: `Missing: ${missing.join(", ")}.`,
    ready: false,
    missing,
    troubles
  })
}

export const health = Layer.mergeAll(alive, ready, PrometheusMetrics.layerHttp())
