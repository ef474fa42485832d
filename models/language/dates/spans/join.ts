/** Reads two dates side by side as one: "Friday, December 4", "Monday EOD", "в пятницу на следующей неделе". */
import { weekdayOf } from "../clock/calendar.ts"
import type { DateReading } from "../rules/dayRule.ts"
import type { DateSpan } from "./dateSpan.ts"

/** The longest text between two dates that belong together: ", on the ". UTF-16 units. */
const widest = 10
const between = /^(?:,? ?\(?|(?:,| [—–-])? (?:the|on|of|on the|by|at|в|у|во|на|до|к|ко|о)(?: the)? )$/u

/** @param spans in the order of the text */
export const joined = (spans: ReadonlyArray<DateSpan>, text: string): ReadonlyArray<DateSpan> => {
  const kept: Array<DateSpan> = []
  for (const span of spans) {
    const previous = kept.at(-1)
    const gap = previous === undefined ? null : text.slice(previous.end, span.start)
    const reading =
      previous === undefined || gap === null || gap.length > widest || !between.test(gap)
        ? null
        : together(previous, span)
    if (previous === undefined || reading === null) kept.push(span)
    else kept[kept.length - 1] = both(previous, span, reading)
  }
  return kept
}

const both = (first: DateSpan, second: DateSpan, reading: DateReading): DateSpan => ({
  start: first.start,
  end: second.end,
  reading,
  kind: first.kind === "date" || second.kind === "date" ? "date" : "other",
  rank: Math.max(first.rank, second.rank),
  mayBePast: first.mayBePast && second.mayBePast,
  weak: first.weak && second.weak
})

/** The one day that two dates name; null if they are two dates. */
const together = (first: DateSpan, second: DateSpan): DateReading | null => {
  for (const [one, other] of [
    [first, second],
    [second, first]
  ] as const) {
    if (!("day" in one.reading) || !("day" in other.reading)) return null
    if (one.kind === "date" && (other.kind === "weekday" || other.kind === "other")) return one.reading
    if (other.kind === "part" && one.kind !== "part" && one.kind !== "week") return one.reading
    if (one.kind === "weekday" && other.kind === "week") {
      const monday = other.reading.day - weekdayOf(other.reading.day)
      return { day: monday + weekdayOf(one.reading.day) }
    }
  }
  return null
}
