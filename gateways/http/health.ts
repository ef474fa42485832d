/** Liveness and readiness, for monitoring. */
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { stopsService, type Trouble, withoutParked } from "../../streams/troubles.ts"
import { Installation } from "../installation.ts"
import { problemResponse } from "./problems/everyProblem.ts"

const alive = HttpRouter.add("GET", "/livez", HttpServerResponse.jsonUnsafe({ alive: true }))

const troublesOfAll = Effect.flatMap(Installation, ({ troubles }) => Effect.map(troubles, withoutParked))

/** Readiness does not depend on a model: capture and review work without one. */
const readinessWith = (
  answer: (troubles: ReadonlyArray<Trouble>, missing: ReadonlyArray<string>) => HttpServerResponse.HttpServerResponse
) =>
  HttpRouter.add(
    "GET",
    "/readyz",
    Effect.map(troublesOfAll, (troubles) =>
      answer(
        troubles,
        troubles.filter(stopsService).map(({ message }) => message)
      )
    )
  )

const notReady = { type: "/problems/not-ready", title: "The tracker is not ready." } as const

/** For the public port: the caller has no credential, so the answer says only whether a proxy may send requests. */
const shortReadiness = readinessWith((_, missing) =>
  missing.length === 0
    ? HttpServerResponse.jsonUnsafe({ ready: true })
    : problemResponse(503, { ...notReady, detail: "The operator sees why with `tt doctor`.", ready: false })
)

/** For the operator's monitoring: every trouble. It names no parked aggregate, because their number has no limit. */
const fullReadiness = readinessWith((troubles, missing) =>
  missing.length === 0
    ? HttpServerResponse.jsonUnsafe({ ready: true, missing, troubles })
    : problemResponse(503, { ...notReady, detail: `Missing: ${missing.join(", ")}.`, ready: false, missing, troubles })
)

/** Whether the process is up and can serve, without details. */
export const probes = Layer.merge(alive, shortReadiness)

/** Liveness, and readiness with its reasons. Not for the public port. */
export const monitoring = Layer.merge(alive, fullReadiness)
