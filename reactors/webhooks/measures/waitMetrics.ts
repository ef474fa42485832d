/** The metrics of webhooks that wait: how many events, and since when the oldest of those that were tried. */
import { Clock, Effect, Metric, type Scope } from "effect"
import type { LaneState } from "../lane/progress/laneState.ts"

export const webhookEventsWaiting = Metric.gauge("tracker_webhook_events_waiting", {
  description:
    "Events in memory that wait for their delivery or their next try, of all webhooks; each webhook has at most 256 of them, and further ones wait in the log"
})

export const webhookOldestWait = Metric.gauge("tracker_webhook_oldest_wait_seconds", {
  description: "Time since the first try of the oldest event that has not arrived; after three days it is given up"
})

type Waiting = Pick<LaneState, "waiting">

const millisPerSecond = 1000

/** Measures the lanes of the process that delivers. The other processes have no values. */
export const makeWaitMetrics = Effect.gen(function* () {
  const lanes = new Set<Waiting>()
  const measure = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    let count = 0
    let oldest = now
    for (const { waiting } of lanes) {
      count += waiting.size
      for (const { firstAt } of waiting.values()) if (firstAt > 0) oldest = Math.min(oldest, firstAt)
    }
    yield* Metric.update(webhookEventsWaiting, count)
    yield* Metric.update(webhookOldestWait, (now - oldest) / millisPerSecond)
  })
  // Another process delivers from now on, and has the values.
  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      lanes.clear()
      return measure
    })
  )
  return {
    measure,
    /** Measures a lane until the scope closes. */
    follow: (lane: Waiting): Effect.Effect<void, never, Scope.Scope> =>
      Effect.acquireRelease(
        Effect.sync(() => void lanes.add(lane)),
        () => Effect.sync(() => void lanes.delete(lane))
      )
  }
})
export type WaitMetrics = Effect.Success<typeof makeWaitMetrics>
