/** Sends spans to a receiver of OTLP over HTTP, as JSON. */
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { OtlpExporter, OtlpSerialization, OtlpTracer } from "effect/observability"
import { Tracing } from "../../../streams/trace/tracing.ts"
import { version } from "../../settings/version.ts"
import { makeSpanCollector } from "./spanCollector.ts"

/** The longest time of one request. The exporter repeats it three times, then it drops its spans and rests for a minute. */
const requestMillis = 5_000
const exportInterval = "1 second"
/** The longest time that a stop waits for the last spans. */
const shutdownTimeout = "1 second"

const boundedFetch: typeof fetch = (input, init) =>
  fetch(input, {
    ...init,
    redirect: "error",
    signal: AbortSignal.any([
      ...(init?.signal === undefined || init.signal === null ? [] : [init.signal]),
      AbortSignal.timeout(requestMillis)
    ])
  })

const client = Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, boundedFetch))

/** `url`: the address of the receiver, without `/v1/traces`; null: no spans are made. `roles`: of this process. */
export const tracingLayer = (url: string | null, roles: ReadonlySet<string>) =>
  url === null
    ? Layer.empty
    : Layer.effect(
        Tracing,
        Effect.map(
          OtlpTracer.make({
            url: `${url.replace(/\/+$/, "")}/v1/traces`,
            resource: {
              serviceName: "task-tracker",
              serviceVersion: version,
              attributes: { "tracker.roles": [...roles].toSorted().join(",") }
            },
            exportInterval,
            shutdownTimeout
          }),
          makeSpanCollector
        )
      ).pipe(Layer.provide([OtlpExporter.layerFlusher, OtlpSerialization.layerJson, client]))
