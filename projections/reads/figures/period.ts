/** The days of a period in the reader's time zone. */
import { DateTime, Option } from "effect"

/** A period of whole days; the last one is today. */
export interface Period {
  /** Oldest first, `2026-11-27`. */
  readonly days: ReadonlyArray<string>
  /** The first instant of each day, ISO 8601 in UTC. A day has 23 or 25 hours when the clocks change. */
  readonly begins: ReadonlyArray<string>
  /** The first instant after the period. */
  readonly ends: string
  /** Unix time, milliseconds. */
  readonly now: number
}

/** @param now Unix time, milliseconds. @param zone IANA name; an unknown zone counts as UTC */
export const periodOf = (now: number, days: number, zone: string): Period => {
  const timeZone = DateTime.zoneMakeNamed(zone).pipe(Option.getOrElse(() => DateTime.zoneMakeNamedUnsafe("UTC")))
  const { year, month, day } = DateTime.toParts(DateTime.makeZonedUnsafe(now, { timeZone }))
  const dayAt = (offset: number) => new Date(Date.UTC(year, month - 1, day + offset)).toISOString().slice(0, 10)
  const beginsAt = (offset: number) => {
    const [y = year, m = month, d = day] = dayAt(offset).split("-").map(Number)
    const local = { year: y, month: m, day: d, hour: 0, minute: 0 }
    return new Date(
      DateTime.makeZonedUnsafe(local, { timeZone, adjustForTimeZone: true }).epochMilliseconds
    ).toISOString()
  }
  const offsets = Array.from({ length: days }, (_, n) => n + 1 - days)
  return { days: offsets.map(dayAt), begins: offsets.map(beginsAt), ends: beginsAt(1), now }
}
