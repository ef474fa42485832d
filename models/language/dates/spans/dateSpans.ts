/** Finds every date in a text that may be its due date. */
import { datePartsOf } from "../clock/calendar.ts"
import type { DateReading, DayRule } from "../rules/dayRule.ts"
import { dayRules } from "../rules/dayRules.ts"
import { readMonthNames } from "../rules/monthNames.ts"
import type { WallClock } from "../clock/wallClock.ts"
import { wordsAround, isCued, isElse, isSince, rankOf } from "./clues.ts"
import { joined } from "./join.ts"
import { namedParts } from "./names.ts"
import { makeIsPast } from "./past.ts"
import { deadline, type DateSpan } from "./dateSpan.ts"

/** A text with more dates is a list of dates, and further ones are not read. Each date is compared with the others. */
const mostSpans = 200

/** A day without a year that is so far ahead is rather the last one. Days. */
const farAhead = 275
/** The same for a day after a word such as "by". Days. */
const farAheadCued = 335

/**
 * The dates of a text, in its order.
 *
 * @param text the result of `plain`
 * @param isDeadline the text is known to be a deadline, so each date counts as one
 */
export const dateSpansIn = (text: string, clock: WallClock, isDeadline: boolean): ReadonlyArray<DateSpan> => {
  const isPast = makeIsPast(text)
  return joined(candidates(text, clock, isDeadline), text).filter(
    (span) => !span.weak && (span.rank === deadline || !span.mayBePast || !isPast(span.start))
  )
}

/** "На цьому тижні" is the time of the work. "На" is a word for deadlines before a day only. */
const isSpan = (kind: DayRule["kind"], words: string) => kind === "week" && words.startsWith("на ")

const candidates = (text: string, clock: WallClock, isDeadline: boolean): ReadonlyArray<DateSpan> => {
  const taken: Array<DateSpan> = []
  const isName = namedParts(text)
  const free = (start: number, end: number) => taken.every((span) => end <= span.start || start >= span.end)
  const add = (
    start: number,
    end: number,
    reading: DateReading | null,
    { kind = "other", needsCue = false, mayBePast = false }: Pick<DayRule, "kind" | "needsCue" | "mayBePast">
  ) => {
    if (reading === null || taken.length >= mostSpans || !free(start, end)) return
    const near = wordsAround(text, start, end)
    const cued = isDeadline || isCued(near, text.slice(start, end))
    const begins = isSince(near)
    if ((begins && !isDeadline) || isBefore(reading, clock, cued)) return
    if (!isDeadline && (isElse(near, text.slice(start, end), cued) || isName(start, end))) return
    // "From December" alone is the day itself, "from the 25th to the 26th" is the later one.
    const isCue = cued && !begins && (isDeadline || !isSpan(kind, text.slice(start, end)))
    const rank = isCue ? deadline : rankOf(near)
    taken.push({ start, end, reading, kind, rank, mayBePast, weak: needsCue && !cued })
  }
  for (const { start, end, yearless, day, minutes } of readMonthNames(text, clock))
    add(start, end, { day, yearless, ...(minutes !== undefined && { minutes }) }, { kind: "date", mayBePast: yearless })
  for (const rule of dayRules)
    for (const match of text.matchAll(rule.pattern))
      add(match.index, match.index + match[0].length, rule.read(match.groups ?? {}, clock), rule)
  return taken.sort((a, b) => a.start - b.start)
}

/** The date is over. February 29 may be years ahead. */
const isBefore = (reading: DateReading, { today }: WallClock, cued: boolean) => {
  if (!("day" in reading)) return false
  if (reading.day < today) return true
  const { month, date } = datePartsOf(reading.day)
  if (reading.yearless !== true || (month === 2 && date === 29)) return false
  return reading.day - today > (cued ? farAheadCued : farAhead)
}
