/** The messages of the evidence pane. Pure. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { MessageRow } from "../../../gateways/contract.ts"
import { isUnchanged } from "../../signs/quoteParts.ts"
import { words } from "../../words/words.ts"
import { compare } from "../queue/order.ts"

export const bySending = (messages: ReadonlyArray<MessageRow>): ReadonlyArray<MessageRow> =>
  messages.toSorted((a, b) => compare(a.sentAt, b.sentAt))

/** Quotes whose message is absent or was changed since. They are shown as they were quoted. */
export const lostQuotes = (quotes: ReadonlyArray<Quote>, messages: ReadonlyArray<MessageRow>): ReadonlyArray<Quote> =>
  quotes.filter((quote) => {
    const message = messages.find(({ id }) => id === quote.message)
    return message === undefined || !isUnchanged(message.text, quote)
  })

/** True when a message is the first of its day. */
export const beginsDay = (messages: ReadonlyArray<MessageRow>, i: number): boolean => {
  const before = messages[i - 1]
  return before === undefined || words.day(before.sentAt) !== words.day(messages[i]?.sentAt ?? "")
}
