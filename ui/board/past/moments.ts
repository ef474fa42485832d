/** The moments of the board's time travel. The address has an instant in UTC; the track has the ends of days. Pure. */
import { dayBegins, dayEnds, daysLater, localDay } from "../../parts/days.ts"

/** The number of days on the track. A person types an earlier moment. */
export const trackDays = 60

/** The instant of an address; null for the present, the future and any other text. */
export const momentOfAddress = (text: unknown, now: Date): string | null => {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/u.test(text)) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) || at >= now ? null : at.toISOString()
}

/** The ends of the last days, oldest first. The last one is the present, so it has no moment. */
export const trackMoments = (now: Date): ReadonlyArray<string | null> =>
  Array.from({ length: trackDays }, (_, i) =>
    i === trackDays - 1 ? null : dayEnds(daysLater(now, i - (trackDays - 1)))
  )

/** The place of a moment on the track: the day it is in, or the first day. */
export const indexOfMoment = (at: string | null, now: Date): number => {
  if (at === null) return trackDays - 1
  const day = localDay(new Date(at))
  const index = trackMoments(now).findIndex((end) => end !== null && localDay(new Date(end)) === day)
  if (index >= 0) return index
  return at < dayBegins(daysLater(now, 1 - trackDays)) ? 0 : trackDays - 1
}

/** The end of the day that is `days` after a moment, or before it if negative; null for the present. */
export const movedBy = (at: string | null, days: number, now: Date): string | null => {
  const from = at === null ? now : new Date(at)
  const end = dayEnds(localDay(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days)))
  return end >= now.toISOString() ? null : end
}
