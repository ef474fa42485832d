/** The metrics of webhook deliveries: each try, and the time until the answer. */
import { Effect, Metric } from "effect"
import type { DeliveryAttempt } from "../../../streams/deliveries/deliveryLog.ts"
import { latencyBuckets } from "../../../streams/latencyBuckets.ts"

export const webhookTries = Metric.counter("tracker_webhook_tries_total", {
  incremental: true,
  description:
    "Tries to deliver a webhook, by outcome: delivered, retry (it failed and is tried again) or failed (given up)"
})

export const webhookTryDuration = Metric.histogram("tracker_webhook_try_duration_seconds", {
  description: "Time of a try to deliver a webhook, answered or not",
  boundaries: latencyBuckets
})

const millisPerSecond = 1000

export const measureTry = ({ outcome, millis }: Pick<DeliveryAttempt, "outcome" | "millis">): Effect.Effect<void> =>
  Effect.andThen(
    Metric.update(Metric.withAttributes(webhookTries, { outcome }), 1),
    Metric.update(webhookTryDuration, millis / millisPerSecond)
  )
