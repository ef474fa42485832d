/** How far back a search looks. Pure. */
import { dayMillis } from "../parts/days.ts"

export const searchSpans = ["any", "week", "month", "year"] as const
export type SearchSpan = (typeof searchSpans)[number]

const days: { readonly [S in SearchSpan]: number | null } = { any: null, week: 7, month: 31, year: 366 }

/**
 * The first day of the span, `2026-11-20`; null for any time.
 *
 * @param now milliseconds
 */
export const firstDayOf = (span: SearchSpan, now: number): string | null => {
  const back = days[span]
  return back === null ? null : new Date(now - back * dayMillis).toISOString().slice(0, "2026-11-20".length)
}
