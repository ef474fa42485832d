/** Dates and times in the messages of the bot: one form for each language. Only this file writes them. Pure. */
import { DateTime, Option } from "effect"
import type { Day, Due } from "../../../domain/values.ts"
import type { BotLanguage } from "./words.ts"

const two = (n: number) => String(n).padStart(2, "0")

/** A moment in a zone. @param zone an IANA zone; UTC when it is unknown @param at milliseconds since 1970 */
export const zonedAt = (zone: string, at: number): DateTime.Zoned =>
  DateTime.makeZonedUnsafe(at, {
    timeZone: Option.getOrElse(DateTime.zoneMakeNamed(zone), () => DateTime.zoneMakeOffset(0))
  })

/** The day and the time of a moment in a zone: `2026-11-27` and `18:05`. */
export const localTime = (zone: string, at: number): { readonly day: string; readonly time: string } => {
  const { year, month, day, hour, minute } = DateTime.toParts(zonedAt(zone, at))
  return { day: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` }
}

/** True for a due date with a time. */
export const hasTime = (due: Due): boolean => due.length > "2026-11-27".length

/** The day of a due date. With a time, it depends on the zone. */
export const dayOfDue = (due: Due, zone: string): string => (hasTime(due) ? localTime(zone, Date.parse(due)).day : due)

const dayForm = { weekday: "short", day: "numeric", month: "short" } as const
const timeForm = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const

export interface DateStyle {
  readonly language: BotLanguage
  /** The zone in which a time is shown. */
  readonly zone: string
  /** Milliseconds since 1970. A date of the present year is shown without the year. */
  readonly now: number
  /** Names the zone of a time, because people of several zones may read the message. */
  readonly namesZone?: true
}

/** A due date, in the only form that the bot has in a language: `Fri, Nov 27`, or `Fri, Nov 27, 18:00` with a time. */
export const dueText = (due: Due, style: DateStyle): string =>
  hasTime(due)
    ? momentText(Date.parse(due), style)
    : inLanguage(style.language, { ...dayForm, ...yearForm(due, style), timeZone: "UTC" }, Date.parse(due))

/** A moment, in the form of a due date with a time. @param at milliseconds since 1970 */
export const momentText = (at: number, style: DateStyle): string => {
  const { day } = localTime(style.zone, at)
  const zoneForm = style.namesZone === true ? ({ timeZoneName: "short" } as const) : {}
  return inLanguage(
    style.language,
    { ...dayForm, ...yearForm(day, style), ...timeForm, ...zoneForm, timeZone: style.zone },
    at
  )
}

/** A day without its weekday, for a place beside a word that names the day: `Nov 27`. */
export const shortDayText = (day: Day, language: BotLanguage): string =>
  inLanguage(language, { day: dayForm.day, month: dayForm.month, timeZone: "UTC" }, Date.parse(day))

/** @param day the day of the date in its zone: `2026-11-27` */
const yearForm = (day: string, { zone, now }: DateStyle): Intl.DateTimeFormatOptions =>
  day.slice(0, 4) === localTime(zone, now).day.slice(0, 4) ? {} : { year: "numeric" }

const inLanguage = (language: BotLanguage, form: Intl.DateTimeFormatOptions, at: number): string =>
  new Intl.DateTimeFormat(language, form).format(new Date(at))
