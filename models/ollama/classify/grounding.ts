/** Checks a model's quotes against the text. Our own rules read the quotes that are found; the others are dropped. */
import { dueDate } from "../../language/dates/dueDate.ts"
import { locate } from "../../language/locate.ts"
import type { Classification, ClassifyInput } from "../../model.ts"
import { personNamed } from "../../language/people/addressee.ts"

export interface AnswerQuotes {
  readonly duePhrase: string | null
  readonly assigneePhrase: string | null
}

export interface Grounded extends Pick<Classification, "due" | "duePhrase" | "assignee"> {
  /** How many quotes do not occur in the text, or contain no date. */
  readonly dropped: number
}

export const ground = (text: string, quotes: AnswerQuotes, input: ClassifyInput): Grounded => {
  const dueQuote = standing(text, quotes.duePhrase)
  const due = dueQuote === null ? null : dueDate(dueQuote, { at: input.at, zone: input.zone, isDeadline: true })
  const assigneeQuote = standing(text, quotes.assigneePhrase)
  const assignee = assigneeQuote === null ? null : personNamed(assigneeQuote, input.people)
  return {
    due: due?.due ?? null,
    duePhrase: due === null ? null : dueQuote,
    assignee,
    dropped:
      Number(quotes.duePhrase !== null && due === null) +
      Number(quotes.assigneePhrase !== null && assigneeQuote === null)
  }
}

/** The quote as the text writes it. Two characters suffice ("EOD"), because a date must still be read in them. */
const standing = (text: string, quote: string | null) => {
  const found = quote === null ? null : locate(text, quote, { min: 2 })
  return found && text.slice(found.start, found.end)
}
