/** The metric of incoming webhooks that were stored: the result of each. */
import { Effect, Metric } from "effect"

export const inboundHandled = Metric.counter("tracker_inbound_webhooks_handled_total", {
  incremental: true,
  description:
    "Stored incoming webhooks that were handled, by outcome: done (a message, a task, or nothing to show) or dead (it waits for a person)"
})

export const countHandled = (outcome: "done" | "dead"): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(inboundHandled, { outcome }), 1)
