/** "15 June", "June 15th", "до 1 грудня", "2-3 декабря": chrono-node reads the names of months; the rest is ours. */
import type { Chrono } from "chrono-node"
// One by one: the package's own entry loads sixteen languages, which takes 0.1 s of every start.
import * as en from "chrono-node/en"
import * as ru from "chrono-node/ru"
import * as uk from "chrono-node/uk"
import { languageOf } from "../language.ts"
import { type Day, dayOf, nextDate } from "./calendar.ts"
import type { WallClock } from "./wallClock.ts"

export interface DayFound {
  readonly day: Day
  /** Since midnight, where the phrase names a time. */
  readonly minutes?: number
  /** No year stands there, so it may as well be a day that is past. */
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

/** Longer texts are read from their beginning only: the library's expressions are not all linear. UTF-16 units. */
const mostRead = 2_000

/** @param text in lower case, as `plain` makes it */
export const readMonthNames = (text: string, { today, at }: WallClock): ReadonlyArray<DayFound> => {
  const read = text.slice(0, mostRead)
  // Without a digit there is no day of a month, and the library reads each text some hundred times over.
  if (!/\d/.test(read)) return []
  for (const reader of readers[languageOf(read)]) {
    const found = reader.parse(read, new Date(at)).flatMap(({ index, text, start, end }) => {
      const last = end ?? start
      const [year, month, date] = [last.get("year"), last.get("month"), last.get("day")]
      if (!/\d.*\p{L}|\p{L}.*\d/u.test(text) || !last.isCertain("day") || !last.isCertain("month")) return []
      if (last.tags().has("result/relativeDate") || year === null || month === null || date === null) return []
      const yearless = !last.isCertain("year")
      const day = yearless ? nextDate(today, month, date) : dayOf(year, month, date)
      const timed = last.isCertain("hour") && !last.isCertain("timezoneOffset")
      const minutes = timed ? { minutes: (last.get("hour") ?? 0) * 60 + (last.get("minute") ?? 0) } : {}
      return day === null ? [] : [{ day, ...minutes, yearless, start: index, end: index + text.length }]
    })
    if (found.length > 0) return found
  }
  return []
}
