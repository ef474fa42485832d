/** How long the jobs of people take: extractions and analyses. */
import { Clock, Effect, Metric } from "effect"
import type { Commit } from "../../../streams/commit/envelope.ts"

export const jobDuration = Metric.histogram("tracker_job_duration_seconds", {
  description: "Time from the start of an extraction or analysis to its end, restarts of the product included",
  // Seconds: from a few messages with the built-in model to a year of a chat with a language model.
  boundaries: [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400]
})

const millisPerSecond = 1000

/** Measures a job that has ended. `commit`: its start, which is delivered again after a restart. */
export const measureJob = (kind: "extraction" | "analysis", { at }: Pick<Commit, "at">): Effect.Effect<void> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) =>
    Metric.update(Metric.withAttributes(jobDuration, { kind }), Math.max(0, now - Date.parse(at)) / millisPerSecond)
  )
