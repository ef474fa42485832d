/** Holds a model's quotes against the text. What does not stand there is dropped; what does, is read by us. */
import { dueDate } from "../../language/dates/dueDate.ts"
import { locate } from "../../language/locate.ts"
import type { Classification, ClassifyInput } from "../../model.ts"
import { personNamed } from "../../language/people/addressee.ts"

export interface Quotes {
  readonly duePhrase: string | null
  readonly assigneePhrase: string | null
}

export interface Grounded extends Pick<Classification, "due" | "duePhrase" | "assignee"> {
  /** How many quotes stand nowhere in the text, or say nothing that can be read. */
  readonly dropped: number
}

export const ground = (text: string, quotes: Quotes, input: ClassifyInput): Grounded => {
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

/** As the text itself writes it. "EOD" is short, so two characters are enough: a date must still be read in them. */
const standing = (text: string, quote: string | null) => {
  const found = quote === null ? null : locate(text, quote, { min: 2 })
  return found && text.slice(found.start, found.end)
}
