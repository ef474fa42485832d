/** A model's quotes, held against the messages that it was given. What stands in none of them proves nothing. */
import type { Evidence, Quote } from "../../domain/knowledge/evidence.ts"
import type { ModelQuote as Claimed } from "../../models/distilling.ts"
import { locate } from "../../models/language/locate.ts"
import type { ReadingMessage } from "../chat/message/chatMessage.ts"
import { cutText } from "../chat/windows.ts"

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
  ...new Map(quotes.map((quote) => [quotePlaceOf(quote), quote])).values()
]
/** Names the place of a quote: an id that is derived from it is the same for the same words. */
export const quotePlaceOf = ({ message, start, end }: Quote): string => `${message}:${start}-${end}`

/** Quotes of which there is one at least, as their type says: `first` is the first of `all`. */
export const evidenceOf = (first: Quote, all: ReadonlyArray<Quote>): Evidence => [first, ...all.slice(1)]

/** Tells apart what stands on the same words: their places, and which of those that stand there it is, from 1. */
export const makePlaces = () => {
  const counted = new Map<string, number>()
  return (quotes: ReadonlyArray<Quote>): readonly [place: string, nth: string] => {
    const place = quotes.map(quotePlaceOf).toSorted().join(" ")
    const nth = (counted.get(place) ?? 0) + 1
    counted.set(place, nth)
    return [place, String(nth)]
  }
}

/** A model's own number, held to 0 to 1; 0 where it is none. */
export const scoreOf = (told: number): number => (Number.isFinite(told) ? Math.min(1, Math.max(0, told)) : 0)
