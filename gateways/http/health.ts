/** Liveness, readiness and metrics, for monitoring. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { PrometheusMetrics } from "effect/observability"
import { Installation } from "../installation.ts"
import { problemResponse } from "./problems/everyProblem.ts"

const alive = HttpRouter.add("GET", "/livez", HttpServerResponse.jsonUnsafe({ alive: true }))

/** Readiness does not depend on a model: capture and review work without one. */
const ready = HttpRouter.add(
  "GET",
  "/readyz",
  Effect.map(
    Effect.flatMap(Installation, ({ notReady }) => notReady),
    (missing) => (missing.length === 0 ? isReady : isNotReady(missing))
  )
)
const isReady = HttpServerResponse.jsonUnsafe({ ready: true, missing: [] })
const isNotReady = (missing: ReadonlyArray<string>) =>
  problemResponse(503, {
    type: "/problems/not-ready",
    title: "The tracker is not ready.",
    detail: `Missing: ${missing.join(", ")}.`,
    ready: false,
    missing
  })

export const health = Layer.mergeAll(alive, ready, PrometheusMetrics.layerHttp())
