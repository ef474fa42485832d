/** Checks a model's quotes against the messages of the question. A quote that is not found is not evidence. */
import type { Evidence, Quote } from "../../domain/knowledge/evidence.ts"
import type { ModelQuote as Claimed } from "../../models/distillation.ts"
import { makeLocate } from "../../models/language/locate.ts"
import type { ChatMessage } from "../chat/message/chatMessage.ts"
import { cutText } from "../chat/windows.ts"

/** A longer quote is cut to this length. UTF-16 units. */
const longestQuote = 2_000
/** Only this much of a longer quote is searched: more of it is never stored. UTF-16 units. */
const mostSearched = 2 * longestQuote
/** More quotes than these are dropped. */
export const mostQuotes = 24

/** The located quotes in the given order, without repetitions. Empty if none was found. */
export const locateAll = (
  claimed: ReadonlyArray<Claimed>,
  messages: ReadonlyArray<ChatMessage>
): ReadonlyArray<Quote> => makeLocateAll(messages)(claimed)

/** The same for many answers about the same messages: each message is folded once. */
export const makeLocateAll = (messages: ReadonlyArray<ChatMessage>) => {
  const locators = messages.map(({ text }) => makeLocate(text))
  return (claimed: ReadonlyArray<Claimed>): ReadonlyArray<Quote> => {
    const found = claimed.flatMap(({ message: index, quote }) => {
      const message = messages[index]
      const place = locators[index]?.(quote.slice(0, mostSearched)) ?? null
      if (message === undefined || place === null) return []
      const text = cutText(message.text.slice(place.start, place.end), longestQuote).toWellFormed()
      return [{ message: message.id, author: message.author, text, start: place.start, end: place.start + text.length }]
    })
    return uniqueQuotes(found).slice(0, mostQuotes)
  }
}

/** Keeps one quote for each place. */
export const uniqueQuotes = (quotes: ReadonlyArray<Quote>): ReadonlyArray<Quote> => [
  ...new Map(quotes.map((quote) => [quotePlaceOf(quote), quote])).values()
]
/** Identifies the place of a quote. Ids that are derived from it are equal for equal quotes. */
export const quotePlaceOf = ({ message, start, end }: Quote): string => `${message}:${start}-${end}`

/** Proves to the compiler that there is at least one quote. `first` must be the first of `all`. */
export const evidenceOf = (first: Quote, all: ReadonlyArray<Quote>): Evidence => [first, ...all.slice(1)]

/** Distinguishes items with the same quotes: returns the places of the quotes and a number that counts from 1. */
export const makePlaces = () => {
  const counted = new Map<string, number>()
  return (quotes: ReadonlyArray<Quote>): readonly [place: string, nth: string] => {
    const place = quotes.map(quotePlaceOf).toSorted().join(" ")
    const nth = (counted.get(place) ?? 0) + 1
    counted.set(place, nth)
    return [place, String(nth)]
  }
}

/** The model's score, clamped to 0 to 1; 0 if it is not a finite number. */
export const scoreOf = (score: number): number => (Number.isFinite(score) ? Math.min(1, Math.max(0, score)) : 0)
