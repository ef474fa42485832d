/** Finds the words that a model quotes, in the messages that it has seen. Words that are not found prove nothing. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import { overlapsQuotation, quotedParts } from "../../../domain/message/quoted.ts"
import type { ModelQuote } from "../../../models/distillation.ts"
import { type Located, makeLocate } from "../../../models/language/locate.ts"
import { makeAlign } from "../../../models/language/quotes/align.ts"
import type { Sliced } from "../../../models/slices/slices.ts"
import type { ChatMessage } from "../../chat/message/chatMessage.ts"
import { cutText } from "../../chat/windows.ts"

/** A message of the question. A message that is only context proves nothing. */
export interface Shown {
  readonly message: ChatMessage
  readonly context: boolean
}

/** The reason why words are no evidence. */
export type Lost = "quote-short" | "quote-of-context" | "quote-of-quotation" | "quote-not-found"

export interface FoundWords {
  /** Empty if nothing was found. A quote with an ellipsis may have several parts. */
  readonly quotes: ReadonlyArray<Quote>
  /** The index of the message with the words; null if nothing was found. */
  readonly at: number | null
  /** The reason; null if something was found. */
  readonly lost: Lost | null
}

export interface FindOptions {
  /** Code points. Shorter words are evidence only if they are the whole message. @default 8 */
  readonly min?: number
  /** Added to the index that the model names. @default 0 */
  readonly shift?: number
}

/** A longer quote is cut to this length. UTF-16 units. */
const longestQuote = 2_000
/** Only this much of a longer quote is searched, because no more of it is stored. UTF-16 units. */
const mostSearched = 2 * longestQuote
/** A whole message of this length is evidence. Code points. */
const leastWhole = 2
/** A shorter message is never searched for similar words. UTF-16 units. */
const leastMessage = 8

/**
 * Prepares the messages of one question; each is folded once. The words are searched in the named message, then in the
 * others, nearest first, exactly or after folding. Only then the most similar words are searched, in the same order.
 */
export const makeFind = (shown: ReadonlyArray<Shown>) => {
  const texts = textsOf(shown)
  return {
    find: (claimed: ModelQuote, options: FindOptions = {}) => findIn(texts, claimed, options),
    /** Whether a message contains the words exactly or after folding. */
    contains: (at: number, words: string): boolean => {
      const place = texts.locate(at, words.slice(0, mostSearched), 8)
      return place !== null && texts.isOwn(at, place)
    },
    count: shown.length
  }
}
export type Finder = ReturnType<typeof makeFind>

type Place = Pick<Located, "start" | "end">

/** The prepared texts of the messages. */
const textsOf = (shown: ReadonlyArray<Shown>) => {
  const locators = shown.map(({ message }) => makeLocate(message.text))
  const aligners = shown.map(({ message }) => makeAlign(message.text))
  const quotations = shown.map(({ message }) => quotedParts(message.text))
  const textAt = (at: number) => shown[at]?.message.text ?? ""
  return {
    isEvidence: (at: number) => shown[at]?.context === false,
    orderFrom: (index: number) =>
      shown.map((_, i) => i).toSorted((a, b) => Math.abs(a - index) - Math.abs(b - index) || a - b),
    /** The words, if they have the least length or are the whole message. */
    locate: (at: number, words: string, min: number): Place | null => {
      const found = locators[at]?.(words, { min }) ?? null
      if (found !== null) return found
      const whole = locators[at]?.(words, { min: leastWhole }) ?? null
      return whole !== null && isAllOf(textAt(at), whole) ? whole : null
    },
    align: (at: number, words: string) => (textAt(at).length < leastMessage ? null : (aligners[at]?.(words) ?? null)),
    /** The quoted lines of a message are another person's words. */
    isOwn: (at: number, { start, end }: Place) => !overlapsQuotation(quotations[at] ?? [], start, end),
    quoteAt: (at: number, { start, end }: Place, isExact: boolean): ReadonlyArray<Quote> => {
      const message = shown[at]?.message
      if (message === undefined) return []
      const text = cutText(message.text.slice(start, end), longestQuote).toWellFormed()
      const place = { message: message.id, author: message.author, text, start, end: start + text.length }
      return text === "" ? [] : [isExact ? place : { ...place, inexact: true }]
    }
  }
}
type Texts = ReturnType<typeof textsOf>

function* findIn(texts: Texts, claimed: ModelQuote, { min = 8, shift = 0 }: FindOptions): Sliced<FoundWords> {
  const words = claimed.quote.slice(0, mostSearched)
  const order = texts.orderFrom(indexOf(claimed.message, shift))
  const evidence = order.filter(texts.isEvidence)
  const exact = exactIn(texts, evidence, words, min)
  if (exact.at !== null || exact.lost !== null) return exact
  yield
  const pieces = piecesIn(texts, evidence, words, min)
  if (pieces !== null) return pieces
  yield
  if (isShort(words, min)) return lost("quote-short")
  if (order.some((at) => !texts.isEvidence(at) && texts.locate(at, words, min) !== null))
    return lost("quote-of-context")
  return yield* similarIn(texts, evidence, words, order[0])
}

const lost = (because: Lost): FoundWords => ({ quotes: [], at: null, lost: because })

/** The result when no message has the words: no place, and no other reason. */
const exactIn = (texts: Texts, order: ReadonlyArray<number>, words: string, min: number): FoundWords => {
  let isQuotation = false
  for (const at of order) {
    const place = texts.locate(at, words, min)
    if (place === null) continue
    if (texts.isOwn(at, place)) return { quotes: texts.quoteAt(at, place, true), at, lost: null }
    isQuotation = true
  }
  return isQuotation ? lost("quote-of-quotation") : { quotes: [], at: null, lost: null }
}

/** The pieces of a quote with an ellipsis, all in one message. */
const piecesIn = (texts: Texts, order: ReadonlyArray<number>, words: string, min: number): FoundWords | null => {
  const pieces = piecesOf(words, min)
  if (pieces.length === 0) return null
  for (const at of order) {
    const places = pieces.flatMap((piece) => texts.locate(at, piece, min) ?? [])
    if (places.length < pieces.length || !places.every((place) => texts.isOwn(at, place))) continue
    return { quotes: places.flatMap((place) => texts.quoteAt(at, place, true)), at, lost: null }
  }
  return null
}

/** A slice for each message. Similar words of the named message are not replaced by those of another one. */
function* similarIn(
  texts: Texts,
  order: ReadonlyArray<number>,
  words: string,
  named: number | undefined
): Sliced<FoundWords> {
  let best: { readonly at: number; readonly place: Place; readonly similarity: number } | null = null
  for (const at of order) {
    const place = texts.align(at, words)
    yield
    if (place === null || !texts.isOwn(at, place) || place.similarity <= (best?.similarity ?? 0)) continue
    best = { at, place, similarity: place.similarity }
    if (at === named) break
  }
  if (best === null) return lost("quote-not-found")
  return { quotes: texts.quoteAt(best.at, best.place, false), at: best.at, lost: null }
}

/** An index that is no valid number begins the search at the first message. */
const indexOf = (index: number, shift: number) => (Number.isSafeInteger(index) ? index + shift : 0)

/** Whether only blanks and marks are outside of a place. */
const isAllOf = (text: string, { start, end }: Place) =>
  !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text.slice(0, start) + text.slice(end))

const isShort = (words: string, min: number) => [...words.slice(0, 4 * min).trim()].length < min

/** Models leave out words in the middle of a quote, and write an ellipsis there. */
const piecesOf = (words: string, min: number): ReadonlyArray<string> => {
  const pieces = words.split(/(?:\.{3}|…)/u).map((piece) => piece.trim())
  const written = pieces.filter((piece) => piece !== "")
  return written.length < 2 || written.some((piece) => isShort(piece, min)) ? [] : written
}

/** The fewest quotes that show a shift. */
const fewestShifted = 2
/** With this share of the hits at the named indexes, the indexes are right. */
const rightShare = 1 / 3

/**
 * The number to add to every index of an answer: a model may count from 1, or from a message before. 0 unless most quotes
 * are found only beside the named messages.
 */
export const shiftOf = ({ contains, count }: Finder, claimed: ReadonlyArray<ModelQuote>): number => {
  const hits = (by: number) =>
    claimed.filter(({ message, quote }) => {
      const at = message + by
      return Number.isSafeInteger(at) && at >= 0 && at < count && contains(at, quote)
    }).length
  const here = hits(0)
  const best = [-1, 1].map((by) => ({ by, found: hits(by) })).toSorted((a, b) => b.found - a.found)[0]
  if (best === undefined || best.found < fewestShifted || here > best.found * rightShare) return 0
  return best.by
}
