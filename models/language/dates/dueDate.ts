/** Reads the due date that a text names. This code computes it from words of the text; no model does. */
import { type CalendarDay, isoDay } from "./calendar.ts"
import type { DateReading } from "./rules/dayRule.ts"
import { dayRules } from "./rules/dayRules.ts"
import { readMonthNames } from "./rules/monthNames.ts"
import { phrases, plain } from "../words.ts"
import { deadlineTime, timeBeside } from "./timeOfDay.ts"
import { type WallClock, wallClock } from "./wallClock.ts"

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
  const isPast = makeIsPast(read)
  const spans = candidates(read, clock, isDeadline).filter(
    (span) => span.cued || !span.mayBePast || !isPast(span.start)
  )
  const best = spans.find((span) => span.cued) ?? spans[0]
  if (best !== undefined) return withTime(text, read, best, clock)
  const time = deadlineTime(isDeadline ? `by ${read}` : read)
  if (time === null) return null
  const shift = isDeadline ? "by ".length : 0
  const day = time.minutes > clock.minutes ? clock.today : clock.today + 1
  return { due: moment(clock, day, time.minutes, time.utc), phrase: text.slice(time.start - shift, time.end - shift) }
}

interface Span {
  readonly start: number
  readonly end: number
  readonly reading: DateReading
  /** A word that introduces a deadline precedes the span. */
  readonly cued: boolean
  readonly mayBePast: boolean
}

const cue =
  /(?<!\p{L})(?:by|until|till|before|due(?: on| by)?|no later than|deadline(?: is)?|eta|до|к|ко|на|не пізніше|не позднее|дедлайн|термін|срок)[:—–-]? (?:the )?(?:(?:on|в|у) )?$/u
const since =
  /(?<!\p{L})(?:since|from|after|of|з|із|зі|від|після|с|со|от|после|last|минул\p{L}*|прошл\p{L}*) (?:the )?$/u

/** A text with more dates is a list of dates, and further ones are not read. Each date is compared with the others. */
const mostSpans = 200

const candidates = (text: string, clock: WallClock, isDeadline: boolean): ReadonlyArray<Span> => {
  const taken: Array<Span> = []
  const free = (start: number, end: number) => taken.every((span) => end <= span.start || start >= span.end)
  const add = (start: number, end: number, reading: DateReading | null, needsCue: boolean, mayBePast: boolean) => {
    const before = text.slice(Math.max(0, start - 24), start)
    const cued = isDeadline || cue.test(before) || cue.test(`${text.slice(start, end).split(" ")[0]} `)
    if (reading === null || since.test(before) || (needsCue && !cued) || taken.length >= mostSpans || !free(start, end))
      return
    if ("day" in reading && reading.day < clock.today) return
    taken.push({ start, end, reading, cued, mayBePast })
  }
  for (const { pattern, needsCue = false, mayBePast = false, read } of dayRules)
    for (const match of text.matchAll(pattern))
      add(match.index, match.index + match[0].length, read(match.groups ?? {}, clock), needsCue, mayBePast)
  for (const { start, end, yearless, ...reading } of readMonthNames(text, clock))
    add(start, end, reading, false, yearless)
  return taken.sort((a, b) => a.start - b.start)
}

const happened = phrases`
  crash(?:ed|es|ing)?, broke, broken, failed, fails, failing, stopped, died, happened, was, were, did, began, went,
  got, noticed, (?:doesn't|don't|didn't|not|isn't) work(?:ing)?, is down, впа[вл]*, зламан*, зламав*, зламал*,
  перестав, перестал*, був, була, було, були, почав*, почал*, стал*, не працю*, пада[єю]*, лежить, помітив,
  помітил*, упал*, сломал*, сломан*, был, была, было, были, случил*, начал*, не работа*, падает, падают, лежит,
  заметил*`

/** "The page broke on Monday", "login doesn't work today": the day of the event, not a due date. */
const makeIsPast = (text: string) => {
  const marks = [...text.matchAll(/[.!?\n;]/gu)].map(({ index }) => index)
  // "1.5" ends no sentence.
  const ends = [...text.matchAll(/[.!?\n;](?!\d)/gu)].map(({ index }) => index)
  const known = new Map<number, boolean>()
  return (at: number) => {
    const from = (marks.findLast((mark) => mark < at) ?? -1) + 1
    const past = known.get(from)
    if (past !== undefined) return past
    const to = ends.find((end) => end >= at) ?? text.length
    const found = text.slice(from, to).match(happened) !== null
    known.set(from, found)
    return found
  }
}

const withTime = (text: string, read: string, { start, end, reading }: Span, clock: WallClock): DueDate => {
  if ("minutesAhead" in reading)
    return { due: instant(clock.at + reading.minutesAhead * 60_000), phrase: text.slice(start, end) }
  if (reading.minutes !== undefined)
    return { due: moment(clock, reading.day, reading.minutes, false), phrase: text.slice(start, end) }
  const time = timeBeside(read, start, end)
  if (time === null || (reading.day === clock.today && time.minutes < clock.minutes && !time.utc))
    return { due: isoDay(reading.day), phrase: text.slice(start, end) }
  const phrase = text.slice(Math.min(start, time.start), Math.max(end, time.end))
  return { due: moment(clock, reading.day, time.minutes, time.utc), phrase }
}

const moment = (clock: WallClock, day: CalendarDay, minutes: number, utc: boolean) =>
  instant(utc ? day * 86_400_000 + minutes * 60_000 : clock.moment(day, minutes))

const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
