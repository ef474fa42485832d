/** Finds the content words of a text, each with its stem and place. Stop words are left out. */
import { plain } from "../words.ts"
import { isStopWord } from "./stopWords.ts"

export interface ContentWord {
  /** As the text writes it. */
  readonly word: string
  readonly stem: string
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** The number of the word in the text, stop words included: adjacent words differ by one. */
  readonly at: number
}

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 4_000

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}_'-]{0,39}/gu
// A mail address begins after a blank, so that a long word is tried once and not at each of its letters.
const address = /(?:https?:\/\/|www\.)\S+|(?<![^\s@])[^\s@]{1,64}@[\p{L}\p{N}.-]{3,100}/gu

export const contentWords = (text: string): ReadonlyArray<ContentWord> => {
  const read = text.slice(0, mostRead)
  // An address is replaced by as many bars, so that offsets stay the same.
  const prose = plain(read.replace(address, (found) => "|".repeat(found.length)))
  return [...prose.matchAll(wordPattern)].flatMap(({ 0: found, index }, at) => {
    const folded = found.replace(/(?:'s|['_-])+$/u, "")
    const word = read.slice(index, index + folded.length)
    return isContent(word, folded) ? [{ word, stem: stemOf(folded), start: index, end: index + folded.length, at }] : []
  })
}

export const stems = (text: string): ReadonlySet<string> => new Set(contentWords(text).map(({ stem }) => stem))

export const sharedBy = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].reduce((shared, stem) => shared + Number(b.has(stem)), 0)

const isContent = (word: string, folded: string) => {
  if (isStopWord(folded) || isStopWord(folded.split("'")[0] ?? "") || folded.endsWith("n't")) return false
  // "CC" and "A1" are names of things; "cc" and "12" are not.
  return folded.length >= 3 ? /\p{L}/u.test(folded) || folded.length >= 4 : /^\p{Lu}[\p{Lu}\p{N}]$/u.test(word)
}

const endings =
  /(?:ications?|ations?|ies|ied|ing|ed|es|(?<!s)s|ly|e|y|ами|ями|ого|его|ому|ему|ими|ыми|ення|ання|ение|ание|ів|ов|ам|ям|ах|ях|ою|ею|ия|ій|ий|ый|ая|яя|ые|ую|ом|ем|ти|ть|[аяоеиіїєйьуюы])$/u
/** Lengths in UTF-16 units. With these, "notification" and "notify" have the same stem. */
const longestStem = 7
const shortestStem = 3

/** A word without its ending: an approximation that maps most forms of a word to one stem. */
export const stemOf = (folded: string): string => {
  const cut = folded.replaceAll(/['_-]/gu, "").replace(endings, "")
  return (cut.length >= shortestStem ? cut : folded).slice(0, longestStem)
}
