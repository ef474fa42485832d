/** The metrics of the updates of Telegram. */
import { Effect, Metric } from "effect"

export const telegramUpdates = Metric.counter("tracker_telegram_updates_total", {
  incremental: true,
  description: "Stored updates of Telegram that were handled, by outcome: done, or dead (it waits for a person)"
})

export const countUpdate = (outcome: "done" | "dead"): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(telegramUpdates, { outcome }), 1)
