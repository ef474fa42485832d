/** Reads the due date that a person types into the title of a new task, and the place of its words. */
import { dueDate, type DueContext, type DueDate } from "./dueDate.ts"

export interface TypedDue {
  /** `2026-11-27`, or `2026-11-27T18:00:00Z` with a time. */
  readonly due: string
  /** The words of the date, with the preposition before them: UTF-16 units of the text, the end excluded. */
  readonly from: number
  readonly to: number
}

/** A time at the end, without a day: "call Ann at 18:00". */
const timeAtEnd = /(?<=^|\s)(?:(?:at|о|об|в|у)\s+)?\d{1,2}:\d{2}$/iu

/** Days that are no part of a title wherever they are. */
const daysFromNow = /today|tonight|tomorrow|сьогодні|завтра|сегодня/iu

/** Words before a date that say no more than the date: without it they would remain at the end of the title. */
const leading = /(?<=^|\s)(?:(?:due|by|on|at|until|till|for|до|к|ко|на|в|во|у|о|об|срок|термін)\s+)+$/iu
/** The longest such words. UTF-16 units. */
const longestLeading = 40

/**
 * A date that may as well be a part of the title ("Prepare the Friday report", "Fix 5.12") is a due date only at the end of
 * the text.
 */
export const typedDue = (text: string, context: Pick<DueContext, "at" | "zone">): TypedDue | null =>
  placed(text, dueDate(text, context)) ?? otherDue(text, context)

const otherDue = (text: string, context: Pick<DueContext, "at" | "zone">): TypedDue | null => {
  const written = text.trimEnd()
  const marked = placed(text, dueDate(text, { ...context, isDeadline: true }))
  if (marked !== null && (marked.to === written.length || daysFromNow.test(text.slice(marked.from, marked.to))))
    return marked
  const time = timeAtEnd.exec(written)
  if (time === null) return null
  const found = dueDate(`by ${time[0].replace(/^\D+/u, "")}`, context)
  return found === null ? null : { due: found.due, from: time.index, to: written.length }
}

const placed = (text: string, found: DueDate | null): TypedDue | null => {
  const at = found === null ? -1 : text.indexOf(found.phrase)
  if (found === null || at < 0) return null
  const before = leading.exec(text.slice(Math.max(0, at - longestLeading), at))
  return { due: found.due, from: at - (before?.[0].length ?? 0), to: at + found.phrase.length }
}
