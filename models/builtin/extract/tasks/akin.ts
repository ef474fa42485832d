/** Compares words by their beginning and verbs by their table, so that "замов" and "замовив" are akin. */
import { contentWords } from "../../../language/text/contentWords.ts"
import { plain } from "../../../language/words.ts"
import { infinitivesOf } from "./verbs/forms.ts"

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

/** The content words of a text in `plain` letters, each once. */
export const plainWords = (text: string): ReadonlyArray<string> =>
  [...new Set(contentWords(text).map(({ word }) => plain(word)))].slice(0, mostWords)

export const areAkin = (a: string, b: string): boolean => {
  if (a === b) return true
  const verbs = infinitivesOf(a)
  if (verbs.length > 0 && infinitivesOf(b).some((verb) => verbs.includes(verb))) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < leastShared)
    return shorter === 3 && Math.max(a.length, b.length) <= 5 && a.slice(0, 3) === b.slice(0, 3)
  let shared = 0
  while (shared < shorter && a[shared] === b[shared]) shared++
  return shared >= Math.max(leastShared, shorter - 2)
}
