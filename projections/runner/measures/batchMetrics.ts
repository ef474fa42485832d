/** The metrics of the writer of the tables: how far it is, how fast, and how late the rows are. */
import { Clock, Effect, Metric } from "effect"
import { isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import { latencyBuckets } from "../../../streams/latencyBuckets.ts"
import { countOutcomes } from "./outcomeMetrics.ts"

export const projectionPosition = Metric.gauge("tracker_projection_position", {
  description: "The position of the log that the tables have reached"
})

export const projectionCommits = Metric.counter("tracker_projection_commits_total", {
  incremental: true,
  description: "Commits that were written into the tables; a rebuild counts none"
})

export const rowDelay = Metric.histogram("tracker_row_delay_seconds", {
  description: "Time from a commit to its rows in the tables; each batch is measured by its oldest commit",
  boundaries: latencyBuckets
})

const millisPerSecond = 1000

/** Seconds since an instant, in milliseconds since 1970. The clock of another process may be ahead: then it is 0. */
export const secondsSince = (at: number) =>
  Effect.map(Clock.currentTimeMillis, (now) => Math.max(0, now - at) / millisPerSecond)

/** The time of the oldest commit of a batch, in milliseconds since 1970; null when no commit of it can be read. */
export const oldestTime = (batch: ReadonlyArray<Recorded>): number | null => {
  const times = batch.flatMap((each) => (isReadable(each) ? [Date.parse(each.at)] : [])).filter(Number.isFinite)
  return times.length === 0 ? null : Math.min(...times)
}

/** Measures each commit once, also when it is written again because the runner starts again or a table is behind. */
export const makeBatchMetrics = () => {
  let counted: number | null = null
  return {
    /** `highest`: the highest checkpoint of the tables. An earlier process has measured the commits up to it. */
    opened: (highest: number) => {
      counted ??= highest
    },
    written: Effect.fnUntraced(function* (batch: ReadonlyArray<Recorded>, position: number) {
      yield* Metric.update(projectionPosition, position)
      const fresh = batch.filter(({ seq }) => seq > (counted ?? 0))
      const last = fresh.at(-1)
      if (last === undefined) return
      counted = last.seq
      yield* Metric.update(projectionCommits, fresh.length)
      const oldest = oldestTime(fresh)
      if (oldest !== null) yield* Metric.update(rowDelay, yield* secondsSince(oldest))
      yield* countOutcomes(fresh)
    })
  }
}
