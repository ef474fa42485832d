/** The day and the time of a change, in the reader's zone. */
import { today } from "../../parts/days.ts"
import { words } from "../../words/words.ts"

export const momentOf = (at: string | undefined): string =>
  at === undefined ? "" : `${words.dueDay(today(new Date(at)))}, ${words.time(at)}`
