import type { Day } from "./calendar.ts"
import type { WallClock } from "./wallClock.ts"

/** What a phrase says: a day, perhaps with its minutes since midnight, or so many minutes from when it was said. */
export type Reading = { readonly day: Day; readonly minutes?: number } | { readonly minutesAhead: number }

/** One way in which people name a day. */
export interface DayRule {
  /** Matches `plain` text. */
  readonly pattern: RegExp
  /** Too common a form to mean a day by itself: it counts only after "by", "до", "к" and the like. */
  readonly needsCue?: boolean
  /** As often said of what has happened ("it broke today") as of what is due. */
  readonly mayBePast?: boolean
  /** @returns null when it names no day after all, or only one that is past */
  readonly read: (found: Readonly<Record<string, string | undefined>>, clock: WallClock) => Reading | null
}

/** A rule whose phrase always means the same day, counted from today. */
export const always = (pattern: RegExp, day: (today: Day) => Day, more: Pick<DayRule, "mayBePast"> = {}): DayRule => ({
  ...more,
  pattern,
  read: (_, { today }) => ({ day: day(today) })
})
