/** The delay of what people see: from a commit to the frames that were handed to the sockets. */
import { Effect, Metric } from "effect"
import { secondsSince } from "../../../../projections/runner/measures/batchMetrics.ts"
import type { PositionReached } from "../../../../projections/runner/batch/announcement.ts"
import { latencyBuckets } from "../../../../streams/latencyBuckets.ts"

export const frameDelay = Metric.histogram("tracker_frame_delay_seconds", {
  description:
    "Time from a commit to its frames on the sockets of this process; each batch is measured by its oldest commit",
  boundaries: latencyBuckets
})

/** Measures a batch at its position, which is announced after its changes. A heartbeat has no time. */
export const measureFrames = ({ oldest }: PositionReached): Effect.Effect<void> =>
  oldest === undefined
    ? Effect.void
    : Effect.flatMap(secondsSince(oldest), (seconds) => Metric.update(frameDelay, seconds))
