/** A model's quotes, held against the messages that it was given. What stands in none of them proves nothing. */
import type { Quote } from "../../domain/evidence.ts"
import type { Quote as Claimed } from "../models/distilling.ts"
import { locate } from "../models/locate.ts"
import type { ReadingMessage } from "../reading/readingMessage.ts"
import { cutText } from "../reading/windows.ts"

/** A longer quote is cut: it proves no more than its beginning does. UTF-16 units. */
const longestQuote = 2_000
/** More quotes than these convince nobody. */
export const mostQuotes = 24

/** The quotes that were found, in the order given, each once; empty when none was. */
export const located = (
  claimed: ReadonlyArray<Claimed>,
  messages: ReadonlyArray<ReadingMessage>
): ReadonlyArray<Quote> => {
  const found = claimed.flatMap(({ message: index, quote }) => {
    const message = messages[index]
    const place = message === undefined ? null : locate(message.text, quote)
    if (message === undefined || place === null) return []
    const text = cutText(message.text.slice(place.start, place.end), longestQuote).toWellFormed()
    return [{ message: message.id, author: message.author, text, start: place.start, end: place.start + text.length }]
  })
  return unique(found).slice(0, mostQuotes)
}

/** Each place once. */
export const unique = (quotes: ReadonlyArray<Quote>): ReadonlyArray<Quote> => [
  ...new Map(quotes.map((quote) => [placeOf(quote), quote])).values()
]
/** Names the place of a quote: an id that is derived from it is the same for the same words. */
export const placeOf = ({ message, start, end }: Quote): string => `${message}:${start}-${end}`
