/** Evidence: located quotes, and ids that are derived from them. */
import type { Evidence, Quote } from "../../domain/knowledge/evidence.ts"
import type { ModelQuote as Claimed } from "../../models/distillation.ts"
import { allAtOnce } from "../../models/slices/slices.ts"
import type { ChatMessage } from "../chat/message/chatMessage.ts"
import { makeFind } from "./quotes/find.ts"

/** More quotes than these are dropped. */
export const mostQuotes = 24

/** The located quotes in the given order, without repetitions. Empty if none was found. */
export const locateAll = (
  claimed: ReadonlyArray<Claimed>,
  messages: ReadonlyArray<ChatMessage>
): ReadonlyArray<Quote> => {
  const { find } = makeFind(messages.map((message) => ({ message, context: false })))
  return uniqueQuotes(claimed.flatMap((each) => allAtOnce(find(each)).quotes)).slice(0, mostQuotes)
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
