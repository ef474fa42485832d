import type { CalendarDay } from "../clock/calendar.ts"
import type { WallClock } from "../clock/wallClock.ts"

/**
 * The form of a phrase. It decides how two phrases side by side are read as one: "Friday, December 4", "Monday EOD".
 * `date` names a day of the calendar, `part` a part of a day, `week` a whole week; all others are `other`.
 */
export type ReadingKind = "date" | "weekday" | "part" | "week" | "other"

/** The meaning of a date phrase: a day, with optional minutes since midnight, or minutes after the message. */
export type DateReading =
  | {
      readonly day: CalendarDay
      readonly minutes?: number
      /** The phrase has no year, so a day far ahead is more likely a past one. */
      readonly yearless?: boolean
    }
  | { readonly minutesAhead: number }

export type Groups = Readonly<Record<string, string | undefined>>

/** A rule for one form of date phrase. */
export interface DayRule {
  /** Matches `plain` text. */
  readonly pattern: RegExp
  /** @default "other" */
  readonly kind?: ReadingKind
  /** The form is ambiguous and counts only after a word such as "by", "до" or "к", or beside a weekday. */
  readonly needsCue?: boolean
  /** The phrase is also common for past events ("it broke today"). */
  readonly mayBePast?: boolean
  /** @returns null if the phrase names no day, or only a past one */
  readonly read: (found: Groups, clock: WallClock) => DateReading | null
}

/** A rule whose phrase always means the same offset from today. */
export const always = (
  pattern: RegExp,
  day: (today: CalendarDay) => CalendarDay,
  more: Pick<DayRule, "mayBePast" | "kind" | "needsCue"> = {}
): DayRule => ({
  ...more,
  pattern,
  read: (_, { today }) => ({ day: day(today) })
})

export const asDay = (day: CalendarDay | null, yearless = false): DateReading | null =>
  day === null ? null : { day, ...(yearless && { yearless }) }
