/** Moments as lists show them: the time for today, otherwise the day, and the year if it is not the present one. */
import { settingsWords as words } from "../../words/words.ts"

const hourMillis = 3600 * 1000

export const shownDay = (at: string, now: number): string => {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return sameYear ? words.day(at) : words.fullDay(at)
}

/** The last use, which the server knows to the hour. */
export const lastUse = (at: string | null, now: number): string => {
  if (at === null) return "–"
  if (now - Date.parse(at) < hourMillis) return words.t("settings.lastHour")
  return new Date(at).toDateString() === new Date(now).toDateString() ? words.time(at) : shownDay(at, now)
}
