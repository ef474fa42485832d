/** How many proposals waited at the end of each day, and the oldest of them. Pure. */
import type { Period } from "./period.ts"

/** Proposals that began to wait on one day and were decided on one day. A day is its place in the period, from 1; 0 is before it. */
export interface QueueSpan {
  readonly since: number
  /** Null while they wait. */
  readonly until: number | null
  readonly n: number
  /** The moment of the oldest proposal. */
  readonly oldest: string
}

/** One entry for each day of the period. `oldestSeconds`: the age of the oldest one at the end of the day, or now. */
export const queueByDay = (period: Period, spans: ReadonlyArray<QueueSpan>) =>
  period.days.map((day, i) => {
    const place = i + 1
    const there = spans.filter(({ since, until }) => since <= place && (until === null || until > place))
    const end = Math.min(period.now, Date.parse(period.begins[place] ?? period.ends))
    const first = there.reduce<number | null>((oldest, span) => {
      const at = Date.parse(span.oldest)
      return oldest === null || at < oldest ? at : oldest
    }, null)
    return {
      day,
      n: there.reduce((total, { n }) => total + n, 0),
      oldestSeconds: first === null ? null : Math.max(0, Math.round((end - first) / 1000))
    }
  })
