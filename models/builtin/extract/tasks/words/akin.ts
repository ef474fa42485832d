/**
 * Compares words by their beginning, and verbs and common nouns by their tables: "замов" and "замовив" are akin, "список"
 * and "list" too.
 */
import { deedOf, meansSame, thingOf } from "../../../../language/concepts/concepts.ts"
import { contentWords } from "../../../../language/text/contentWords.ts"
import { plain } from "../../../../language/words.ts"
import { infinitivesOf } from "../verbs/forms.ts"

const leastShared = 4

/** The number of words that the texts share. Two forms of one word, such as "book" and "booking", count once. */
export const akin = (words: ReadonlyArray<string>, others: ReadonlyArray<string>): number => {
  const free = new Set(others)
  const shared = words.filter((word) => {
    const kin = free.has(word) ? word : [...free].find((other) => areAkin(word, other))
    return kin !== undefined && free.delete(kin)
  })
  return shared.length
}

/** Only this many words of a text are compared. */
const mostWords = 40

/** Only this much of a text is read. UTF-16 units. */
const mostRead = 4_000

/**
 * The content words of a text in `plain` letters, each once. Common things count also if they are too general for a topic,
 * such as "list" and "call".
 */
export const plainWords = (text: string): ReadonlyArray<string> => {
  const content = contentWords(text).map(({ word }) => plain(word))
  const named = plain(text.slice(0, mostRead)).match(/[\p{L}][\p{L}'-]{1,39}/gu) ?? []
  return [...new Set([...content, ...named.filter((word) => thingOf(word) !== null)])].slice(0, mostWords)
}

export const areAkin = (a: string, b: string): boolean => {
  if (a === b || beginAlike(a, b)) return true
  const verbs = deedsOf(a)
  if (verbs.length > 0 && deedsOf(b).some((verb) => verbs.includes(verb))) return true
  return meansSame(a, b, deedsOf)
}

const beginAlike = (a: string, b: string): boolean => {
  const shorter = Math.min(a.length, b.length)
  if (shorter < leastShared)
    return shorter === 3 && Math.max(a.length, b.length) <= 5 && a.slice(0, 3) === b.slice(0, 3)
  let shared = 0
  while (shared < shorter && a[shared] === b[shared]) shared++
  return shared >= Math.max(leastShared, shorter - 2)
}

/** The meanings of the verbs that a word may be a form of. */
export const deedsOf = (word: string): ReadonlyArray<string> => infinitivesOf(word).map(deedOf)
