/** The metric of the stored webhooks of other systems: what became of each. */
import { Effect, Metric } from "effect"

export const inboundHandled = Metric.counter("tracker_inbound_webhooks_handled_total", {
  incremental: true,
  description:
    "Stored webhooks of other systems that were handled, by outcome: done (a message, a task, or nothing to say) or dead (a person must look at it)"
})

export const countHandled = (outcome: "done" | "dead"): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(inboundHandled, { outcome }), 1)
