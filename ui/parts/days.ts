/**
 * Days and moments in the reader's own zone. Pure.
 *
 * A day is `2026-11-27`, the same everywhere. A moment is an instant in UTC, `2026-11-27T18:00:00Z`: it is shown and edited in
 * the reader's zone.
 */

import { isDay } from "../words/speak/calendar.ts"

export const dayMillis = 24 * 3600 * 1000

/** A moment as the fields of a form have it. `time` is `18:00`, or empty for a whole day. */
export interface DueParts {
  readonly day: string
  readonly time: string
}

const twoDigits = (n: number) => String(n).padStart(2, "0")
/** The day of a moment, in the reader's zone. */
export const localDay = (at: Date) =>
  `${String(at.getFullYear()).padStart(4, "0")}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`

export const today = (now: Date): string => localDay(now)
export const daysLater = (now: Date, days: number): string =>
  localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days))
export const dayAfter = (now: Date): string => daysLater(now, 1)
export const isSameDay = (at: string, now: Date): boolean => localDay(new Date(at)) === localDay(now)

/** The first and the last instant of a day. */
export const dayBegins = (day: string): string => new Date(`${day}T00:00:00`).toISOString()
export const dayEnds = (day: string): string => new Date(`${day}T23:59:59.999`).toISOString()

export const duePartsOf = (due: string | null): DueParts => {
  if (due === null) return { day: "", time: "" }
  if (isDay(due)) return { day: due, time: "" }
  const at = new Date(due)
  return { day: localDay(at), time: `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}` }
}

/** The due date of these fields. Null without a day. A time that the zone skips is moved forward by the skipped hour. */
export const dueFromParts = ({ day, time }: DueParts): string | null => {
  if (day === "") return null
  return time === "" ? day : new Date(`${day}T${time}`).toISOString()
}

/** The end of a due date, in milliseconds of Unix time: the end of the day, or the moment itself. */
export const dueEnds = (due: string): number => Date.parse(isDay(due) ? dayEnds(due) : due)
