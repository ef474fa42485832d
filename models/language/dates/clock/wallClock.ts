/** Converts between UTC and the local time of a message's author. */
import { DateTime, Option } from "effect"
import { type CalendarDay, dayOf, datePartsOf } from "./calendar.ts"

export interface WallClock {
  readonly today: CalendarDay
  /** Minutes since midnight. */
  readonly minutes: number
  /** The local day and minutes since midnight as UTC milliseconds. */
  readonly moment: (day: CalendarDay, minutes: number) => number
  readonly at: number
  /** Whether 3/4 means March 4 in this zone. */
  readonly monthFirst: boolean
}

/** @param zone IANA name; an unknown zone counts as UTC */
export const wallClock = (at: string, zone: string): WallClock => {
  const timeZone = DateTime.zoneMakeNamed(zone).pipe(Option.getOrElse(() => DateTime.zoneMakeNamedUnsafe("UTC")))
  const { year, month, day, hour, minute } = DateTime.toParts(DateTime.makeZonedUnsafe(at, { timeZone }))
  return {
    today: dayOf(year, month, day) ?? 0,
    minutes: hour * 60 + minute,
    at: Date.parse(at),
    monthFirst: unitedStates.test(zone),
    moment: (on, minutes) => {
      const { year, month, date } = datePartsOf(on)
      const wall = { year, month, day: date, hour: Math.floor(minutes / 60), minute: minutes % 60 }
      return DateTime.makeZonedUnsafe(wall, { timeZone, adjustForTimeZone: true }).epochMilliseconds
    }
  }
}

// Only the United States write the month first; other countries in America do not.
const unitedStates =
  /^(US\/|America\/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Indiana\/|Kentucky\/|North_Dakota\/)|Pacific\/Honolulu)/
