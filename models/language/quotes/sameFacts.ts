/** Compares what two similar texts say: numbers, negations and days, and the words that carry the meaning. */
import { isStopWord } from "../text/stopWords.ts"

/** The words of each kind, in texts that are folded to lower case. A day or month counts by its stem. */
const numbers = /\d+/gu
const negations =
  /(?<![\p{L}\p{N}])(?:not?|never|nothing|none|nobody|without|cannot|не|ні|нет|ни|ніколи|никогда|нічого|ничего|нельзя|без|ніхто|никто)(?![\p{L}\p{N}])|n't(?![\p{L}\p{N}])/gu
const days =
  /(?<![\p{L}\p{N}])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|january|february|march|april|june|july|august|september|october|november|december|понеділ|понедель|вівтор|вторник|серед[аиу]|сред[ауы]|четвер|п'ятниц|пятниц|субот|суббот|неділ|воскресен|сьогодні|сегодня|завтра|вчора|вчера|січн|лютого|березн|квітн|травн|червн|липн|серпн|вересн|жовтн|листопад|грудн|январ|феврал|марта|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)/gu

/** Of the quote's words, this share may be missing in the text. */
const mayMiss = 0.25
/** From this share of common pairs of letters on, two words are forms or misspellings of one word. */
const sameWord = 0.5
const words = /[\p{L}\p{M}'-]{3,40}/gu

/**
 * Whether a folded text says what a folded quote says: both have the same numbers and days, and as many negations, and
 * nearly every word of the quote that is no stop word has its like in the text.
 */
export const sameFacts = (quote: string, text: string): boolean =>
  equal(found(quote, numbers), found(text, numbers)) &&
  equal(found(quote, days), found(text, days)) &&
  found(quote, negations).length === found(text, negations).length &&
  hasWords(quote, text)

const hasWords = (quote: string, text: string) => {
  const wanted = found(quote, words).filter((word) => !isStopWord(word))
  const given = new Set(found(text, words))
  const pairs = [...given].map(pairsOf)
  const missing = wanted.filter((word) => {
    if (given.has(word)) return false
    const own = pairsOf(word)
    return !pairs.some((other) => common(own, other) >= sameWord)
  })
  return missing.length <= Math.floor(wanted.length * mayMiss)
}

const pairsOf = (word: string): ReadonlySet<string> =>
  new Set(Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)))

/** Source: Dice 1945, on pairs of letters. */
const common = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size)
}

const found = (text: string, pattern: RegExp): ReadonlyArray<string> => (text.match(pattern) ?? []).toSorted()

const equal = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) =>
  a.length === b.length && a.every((each, i) => each === b[i])
