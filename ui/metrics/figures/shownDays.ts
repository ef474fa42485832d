import { words } from "../../words/words.ts"

/** The days as a person writes them. A day is the same day in every zone. */
export const shownDays = (days: ReadonlyArray<string>): ReadonlyArray<string> => days.map((day) => words.dayOnly(day))
