/** Reads dates with month names: "15 June", "June 15th", "до 1 грудня", "2-3 декабря". Uses chrono-node. */
import type { Chrono } from "chrono-node"
// Imported one by one: the package's main entry loads sixteen languages, which costs 0.1 s at every start.
import * as en from "chrono-node/en"
import * as ru from "chrono-node/ru"
import * as uk from "chrono-node/uk"
import { languageOf } from "../../language.ts"
import { type CalendarDay, dayOf, nextDate } from "../clock/calendar.ts"
import type { WallClock } from "../clock/wallClock.ts"

export interface DayFound {
  readonly day: CalendarDay
  /** Minutes since midnight, if the phrase names a time. */
  readonly minutes?: number
  /** The phrase has no year, so the day may be in the past. */
  readonly yearless: boolean
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
}

const readers: Readonly<Record<ReturnType<typeof languageOf>, ReadonlyArray<Chrono>>> = {
  en: [en.casual],
  uk: [uk.casual, ru.casual, en.casual],
  ru: [ru.casual, uk.casual, en.casual]
}

/** Only the beginning of a longer text is read. UTF-16 units. */
const mostRead = 2_000
/** The library takes time with the square of a text of dates, so it reads pieces of this length. UTF-16 units. */
const pieceLength = 250

/** @param text the result of `plain` */
export const readMonthNames = (text: string, clock: WallClock): ReadonlyArray<DayFound> => {
  const read = text.slice(0, mostRead)
  // A text without a digit contains no day of a month. This saves about a hundred searches by the library.
  if (!/\d/.test(read)) return []
  for (const reader of readers[languageOf(read)]) {
    const found = pieces(read).flatMap(({ piece, from }) => daysIn(reader, piece, from, clock))
    if (found.length > 0) return found
  }
  return []
}

/** The text in pieces with a digit, cut at blanks, each with its offset. */
const pieces = (text: string) => {
  const found: Array<{ readonly piece: string; readonly from: number }> = []
  for (let from = 0; from < text.length;) {
    const whole = text.slice(from, from + pieceLength)
    const blank = from + pieceLength < text.length ? whole.search(/\s\S*$/u) : -1
    const piece = blank > 0 ? whole.slice(0, blank) : whole
    if (/\d/.test(piece)) found.push({ piece, from })
    from += piece.length
  }
  return found
}

const daysIn = (reader: Chrono, piece: string, from: number, { today, at }: WallClock): ReadonlyArray<DayFound> =>
  reader.parse(piece, new Date(at)).flatMap(({ index, text, start, end }) => {
    const last = end ?? start
    const [year, month, date] = [last.get("year"), last.get("month"), last.get("day")]
    if (!/\d.*\p{L}|\p{L}.*\d/u.test(text) || !last.isCertain("day") || !last.isCertain("month")) return []
    if (
      [...last.tags()].some((tag) => tag === "result/relativeDate" || tag.startsWith("casualReference")) ||
      year === null ||
      month === null ||
      date === null
    )
      return []
    const yearless = !last.isCertain("year")
    const day = yearless ? nextDate(today, month, date) : dayOf(year, month, date)
    const timed = last.isCertain("hour") && !last.isCertain("timezoneOffset")
    const minutes = timed ? { minutes: (last.get("hour") ?? 0) * 60 + (last.get("minute") ?? 0) } : {}
    const offset = from + index
    return day === null ? [] : [{ day, ...minutes, yearless, start: offset, end: offset + text.length }]
  })
