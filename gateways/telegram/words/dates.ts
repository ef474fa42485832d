/** Dates and times in the messages of the bot. Pure. */
import { DateTime, Option } from "effect"
import type { Due } from "../../../domain/values.ts"
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

const looks = {
  /** A card stays in its chat for a long time, and people of several zones may read it. */
  card: {
    english: "en",
    day: { weekday: "short", day: "numeric", month: "short" },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" }
  },
  /** A message to one person about the next days. */
  notice: {
    english: "en-GB",
    day: { day: "numeric", month: "long" },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
  }
} as const

interface DueStyle {
  readonly look: keyof typeof looks
  readonly language: BotLanguage
  /** The zone in which a time is shown. */
  readonly zone: string
  /** Milliseconds since 1970. A date of the present year is shown without the year. */
  readonly now: number
}

export const dueText = (due: Due, { look, language, zone, now }: DueStyle): string => {
  const { english, day: plain, time } = looks[look]
  const isOfYear = dayOfDue(due, zone).slice(0, 4) === localTime(zone, now).day.slice(0, 4)
  const day = isOfYear ? plain : { ...plain, year: "numeric" as const }
  const format = hasTime(due) ? { ...day, ...time, timeZone: zone } : { ...day, timeZone: "UTC" }
  return new Intl.DateTimeFormat(language === "en" ? english : language, format).format(new Date(due))
}
