import type { CalendarDay } from "../calendar.ts"
import type { WallClock } from "../wallClock.ts"

/** The meaning of a date phrase: a day, with optional minutes since midnight, or minutes after the message. */
export type DateReading = { readonly day: CalendarDay; readonly minutes?: number } | { readonly minutesAhead: number }

/** A rule for one form of date phrase. */
export interface DayRule {
  /** Matches `plain` text. */
  readonly pattern: RegExp
  /** The form is ambiguous and counts only after a word such as "by", "до" or "к". */
  readonly needsCue?: boolean
  /** The phrase is also common for past events ("it broke today"). */
  readonly mayBePast?: boolean
  /** @returns null if the phrase names no day, or only a past one */
  readonly read: (found: Readonly<Record<string, string | undefined>>, clock: WallClock) => DateReading | null
}

/** A rule whose phrase always means the same offset from today. */
export const always = (
  pattern: RegExp,
  day: (today: CalendarDay) => CalendarDay,
  more: Pick<DayRule, "mayBePast"> = {}
): DayRule => ({
  ...more,
  pattern,
  read: (_, { today }) => ({ day: day(today) })
})
