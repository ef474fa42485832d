/** Chooses the words of a text that serve as its tags. */
import { plain } from "../../../language/words.ts"
import { contentWords } from "../../../language/text/contentWords.ts"

const mostTags = 4
/** UTF-16 units. */
const longestTag = 40

/** Prefers names of things, then long words. Returns them in the order of the text. */
export const tagsOf = (text: string, names: ReadonlySet<string>): ReadonlyArray<string> => {
  const words = contentWords(text).filter(
    ({ word, end, start }) => !names.has(plain(word)) && end - start <= longestTag
  )
  const first = [...new Map(words.map((word) => [word.stem, word])).values()]
  return first
    .map((word) => ({ word, weight: weightOf(word.word) }))
    .sort((a, b) => b.weight - a.weight || a.word.start - b.word.start)
    .slice(0, mostTags)
    .sort((a, b) => a.word.start - b.word.start)
    .map(({ word }) => plain(word.word))
}

const weightOf = (word: string) =>
  (/\p{N}|[_-]|\p{Lu}{2,}|\p{Ll}\p{Lu}/u.test(word) ? 3 : 0) + Math.min(word.length, 9) / 9
