/** Days as numbers, so that "in two weeks" is an addition. */

/** Days since 1970-01-01, independent of a time zone. */
export type CalendarDay = number

const msPerDay = 86_400_000

/** The day of a year, a month (1–12) and a day of the month; null if the calendar has no such day. */
export const dayOf = (year: number, month: number, date: number): CalendarDay | null => {
  const at = new Date(Date.UTC(year, month - 1, date))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / msPerDay : null
}

export const datePartsOf = (day: CalendarDay) => {
  const at = new Date(day * msPerDay)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
}

/** `2026-11-27` */
export const isoDay = (day: CalendarDay): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** The day of `2026-11-27`. */
export const dayOfIso = (iso: string): CalendarDay => Date.parse(iso) / msPerDay

/** 0 to 6. Weeks begin on Monday, which is 0. */
export const weekdayOf = (day: CalendarDay): number => (day + 3) % 7

/** The last day of the month that is `ahead` months after the day's month. */
export const lastOfMonth = (day: CalendarDay, ahead = 0): CalendarDay => {
  const { year, month } = datePartsOf(day)
  return Date.UTC(year, month + ahead, 0) / msPerDay
}

/** The last day of the quarter that is `ahead` quarters after the day's quarter. */
export const lastOfQuarter = (day: CalendarDay, ahead = 0): CalendarDay =>
  lastOfMonth(day, 2 - ((datePartsOf(day).month - 1) % 3) + ahead * 3)

export const lastOfYear = (day: CalendarDay, ahead = 0): CalendarDay =>
  Date.UTC(datePartsOf(day).year + ahead, 11, 31) / msPerDay

/**
 * The last day of a working week is Friday: work for "this week" is due before the weekend.
 * On Saturday and Sunday, "this week" ends on Sunday.
 */
export const endOfWeek = (day: CalendarDay, ahead = 0): CalendarDay => {
  const monday = day - weekdayOf(day) + ahead * 7
  return ahead === 0 && weekdayOf(day) > 4 ? monday + 6 : monday + 4
}

/** The same day of the month `ahead` months later, or the last day if that month is shorter. */
export const addMonths = (day: CalendarDay, ahead: number): CalendarDay => {
  const { year, month, date } = datePartsOf(day)
  return Math.min(Date.UTC(year, month - 1 + ahead, date) / msPerDay, lastOfMonth(day, ahead))
}

/** The next occurrence of a day and month without a year. February 29 exists only in leap years, at most 8 years apart. */
export const nextDate = (today: CalendarDay, month: number, date: number): CalendarDay | null => {
  const { year } = datePartsOf(today)
  const days = Array.from({ length: 9 }, (_, i) => dayOf(year + i, month, date))
  return days.find((day) => day !== null && day >= today) ?? null
}

/** The next day with this number in its month, today included. A month that lacks the day is skipped. */
export const nextDayOfMonth = (today: CalendarDay, date: number): CalendarDay | null => {
  const { year, month } = datePartsOf(today)
  const days = [0, 1, 2].map((i) => dayOf(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, date))
  return days.find((day) => day !== null && day >= today) ?? null
}
