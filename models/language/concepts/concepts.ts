/** Recognises words of one meaning in three languages, so that "список готовий" reports on "prepare the list". */
import { plain } from "../words.ts"
import { deeds } from "./deeds.ts"
import { things } from "./things.ts"

const rowsOf = (table: string): ReadonlyArray<ReadonlyArray<string>> =>
  table
    .trim()
    .split("\n")
    .map((row) => row.split(",").map((word) => plain(word.trim())))

const cyrillic = /\p{Script=Cyrillic}/u
/** The longest ending of a Cyrillic noun. Letters. */
const longestEnding = 3
const shortestStem = 3

/** The meaning of each word or stem: the first word of its row. */
const meanings: ReadonlyMap<string, string> = new Map(
  rowsOf(things).flatMap(([name = "", ...others]) => [name, ...others].map((word) => [word, name] as const))
)

/** The name of the thing that a word names, in `plain` letters; null for a word that no row has. */
export const thingOf = (word: string): string | null => {
  const whole = meanings.get(word) ?? meanings.get(`${word}=`)
  if (whole !== undefined) return whole
  if (!cyrillic.test(word))
    return meanings.get(word.replace(/'?s$/u, "")) ?? meanings.get(word.replace(/es$/u, "")) ?? null
  for (let length = word.length - 1; length >= Math.max(shortestStem, word.length - longestEnding); length--) {
    const found = meanings.get(word.slice(0, length))
    if (found !== undefined) return found
  }
  return null
}

const meaningsOfVerbs: ReadonlyMap<string, string> = new Map(
  rowsOf(deeds).flatMap(([name = "", ...others]) => [name, ...others].map((verb) => [verb, name] as const))
)

/** The meaning of an infinitive; the infinitive itself if no row has it. */
export const deedOf = (infinitive: string): string => meaningsOfVerbs.get(infinitive) ?? infinitive
