/** The metric of incoming webhooks, by the answer that their senders get. */
import { Effect, Metric } from "effect"
import type { HttpServerResponse } from "effect/http"

export const inboundWebhooks = Metric.counter("tracker_inbound_webhooks_total", {
  incremental: true,
  description:
    "Incoming webhooks, by outcome: accepted (on disk), unknown, forged (or too old), paused, removed, too-large, malformed, limited or not-stored"
})

const outcomes: ReadonlyMap<number, string> = new Map([
  [202, "accepted"],
  [400, "malformed"],
  [401, "forged"],
  [404, "unknown"],
  [409, "paused"],
  [410, "removed"],
  [413, "too-large"],
  [429, "limited"],
  [503, "not-stored"]
])

export const countInbound = ({ status }: Pick<HttpServerResponse.HttpServerResponse, "status">): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(inboundWebhooks, { outcome: outcomes.get(status) ?? "other" }), 1)
