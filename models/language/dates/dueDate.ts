/** Reads the due date that a text names. This code computes it from words of the text; no model does. */
import { plain } from "../words.ts"
import { type CalendarDay, isoDay } from "./clock/calendar.ts"
import type { DateSpan } from "./spans/dateSpan.ts"
import { dateSpansIn } from "./spans/dateSpans.ts"
import { deadlineTime, timeBeside } from "./timeOfDay.ts"
import { type WallClock, wallClock } from "./clock/wallClock.ts"

export interface DueDate {
  /** `2026-11-27`, or `2026-11-27T18:00:00Z` if the text names a time. */
  readonly due: string
  /** The exact words of the text that name the date. */
  readonly phrase: string
}

export interface DueContext {
  /** The time of the message: UTC, ISO 8601. */
  readonly at: string
  /** IANA time zone of the message. */
  readonly zone: string
  /** A model marked the text as a deadline, so "Friday" alone counts as one. @default false */
  readonly isDeadline?: boolean
}

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 8_000

/** The deadline that a text names, else a future day that it mentions; null if there is neither. */
export const dueDate = (text: string, { at, zone, isDeadline = false }: DueContext): DueDate | null => {
  const read = plain(text.slice(0, mostRead))
  const clock = wallClock(at, zone)
  const best = likeliest(dateSpansIn(read, clock, isDeadline))
  if (best !== null) return withTime(text, read, best, clock)
  const time = deadlineTime(isDeadline ? `by ${read}` : read)
  if (time === null) return null
  const shift = isDeadline ? "by ".length : 0
  const day = time.minutes > clock.minutes ? clock.today : clock.today + 1
  return { due: moment(clock, day, time.minutes, time.utc), phrase: text.slice(time.start - shift, time.end - shift) }
}

/** The first of the dates with the highest rank. A day is more exact than its week: "this week: the slides on Thursday". */
const likeliest = (spans: ReadonlyArray<DateSpan>): DateSpan | null =>
  spans.reduce<DateSpan | null>(
    (best, span) =>
      best === null || span.rank > best.rank || (span.rank === best.rank && isExacter(span, best)) ? span : best,
    null
  )

const isExacter = (span: DateSpan, than: DateSpan) =>
  than.kind === "week" && (span.kind === "weekday" || span.kind === "date") && isWithin(span.reading, than.reading)

/** Whether a day belongs to a week. A week is read as its last working day. */
const isWithin = (day: DateSpan["reading"], week: DateSpan["reading"]) =>
  "day" in day && "day" in week && Math.abs(week.day - day.day) < daysOfWeek
const daysOfWeek = 7

const withTime = (text: string, read: string, span: DateSpan, clock: WallClock): DueDate => {
  const { start, end, reading } = span
  if ("minutesAhead" in reading)
    return { due: instant(clock.at + reading.minutesAhead * 60_000), phrase: text.slice(start, end) }
  if (reading.minutes !== undefined)
    return { due: moment(clock, reading.day, reading.minutes, false), phrase: text.slice(start, end) }
  const time = timeBeside(read, start, end)
  if (time === null || (reading.day === clock.today && time.minutes < clock.minutes && !time.utc))
    return dayBefore(text, read, span, clock) ?? { due: isoDay(reading.day), phrase: text.slice(start, end) }
  const phrase = text.slice(Math.min(start, time.start), Math.max(end, time.end))
  return { due: moment(clock, reading.day, time.minutes, time.utc), phrase }
}

/** "Before the 5th", "before the fair on 9 December": the last day is the one before. */
const before = /(?<!\p{L})before (?:the )?(?:(?:[^\s.!?,;:]{1,20} ){1,4}on )?$/u
/** The longest such introduction. UTF-16 units. */
const longestBefore = 96

const dayBefore = (text: string, read: string, { start, end, reading, kind }: DateSpan, { today }: WallClock) => {
  if ((kind !== "date" && kind !== "weekday") || !("day" in reading)) return null
  const from = Math.max(0, start - longestBefore)
  // Weekdays and days of a month may contain their preposition: "on Friday".
  const words = read.slice(from, start) + (/^on (?:the )?/u.exec(read.slice(start, end))?.[0] ?? "")
  const found = before.exec(words)
  if (found === null) return null
  return { due: isoDay(Math.max(today, reading.day - 1)), phrase: text.slice(from + found.index, end) }
}

const moment = (clock: WallClock, day: CalendarDay, minutes: number, utc: boolean) =>
  instant(utc ? day * 86_400_000 + minutes * 60_000 : clock.moment(day, minutes))

const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
