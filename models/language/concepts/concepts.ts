/** Recognises words of one meaning in three languages, so that "список готовий" reports on "prepare the list". */
import { plain } from "../words.ts"
import { soundsLike } from "./cognates.ts"
import { deeds } from "./deeds.ts"
import { everyday, kindsOfThings } from "./everyday.ts"
import { keeping } from "./kept.ts"
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
const mostKept = 4_000

/** The meaning of each word or stem: the first word of its row. */
const meanings: ReadonlyMap<string, string> = new Map(
  [...rowsOf(everyday), ...rowsOf(things)].flatMap(([name = "", ...others]) =>
    [name, ...others].map((word) => [word, name] as const)
  )
)

/** The name of the thing that a word names, in `plain` letters; null for a word that no row has. */
export const thingOf: (word: string) => string | null = keeping(mostKept, (word) => {
  const whole = meanings.get(word) ?? meanings.get(`${word}=`)
  if (whole !== undefined) return whole
  if (!cyrillic.test(word))
    return meanings.get(word.replace(/'?s$/u, "")) ?? meanings.get(word.replace(/es$/u, "")) ?? null
  for (let length = word.length - 1; length >= Math.max(shortestStem, word.length - longestEnding); length--) {
    const found = meanings.get(word.slice(0, length))
    if (found !== undefined) return found
  }
  return null
})

const meaningsOfVerbs: ReadonlyMap<string, string> = new Map(
  rowsOf(deeds).flatMap(([name = "", ...others]) => [name, ...others].map((verb) => [verb, name] as const))
)

/** The meaning of an infinitive; the infinitive itself if no row has it. */
export const deedOf = (infinitive: string): string => meaningsOfVerbs.get(infinitive) ?? infinitive

/** Nouns of deeds, with the meaning of their verb. */
const deedsOfThings: Readonly<Record<string, string>> = {
  booking: "book",
  delivery: "deliver",
  export: "export",
  import: "import",
  inspection: "check",
  migration: "migrate",
  order: "order",
  payment: "pay",
  refund: "refund",
  release: "deploy",
  restart: "restart",
  test: "test",
  translation: "translate"
}

/**
 * Whether two words name one thing: by the table, as a thing and its kind, as a verb and its noun, or by their sound, if
 * the table has neither.
 *
 * @param deedsOf the meanings of the verbs that a word may be a form of
 */
export const meansSame = (a: string, b: string, deedsOf: (word: string) => ReadonlyArray<string>): boolean => {
  const [own, theirs] = [thingOf(a), thingOf(b)]
  if (own === null && theirs === null) return soundsLike(a, b)
  if (own === theirs || isKindOf(own, theirs) || isKindOf(theirs, own)) return true
  return isDeedOf(own, deedsOf(b)) || isDeedOf(theirs, deedsOf(a))
}

const isKindOf = (thing: string | null, kind: string | null) =>
  thing !== null && kind !== null && kindsOfThings[thing] === kind

/**
 * Whether both name things of one kind, and have none of these things in common: a translation into French is not one into
 * German.
 */
export const differInKind = (words: ReadonlyArray<string>, others: ReadonlyArray<string>): boolean => {
  const theirs = new Set(others.map(thingOf))
  const named = words
    .map(thingOf)
    .filter((thing): thing is string => thing !== null && kindsOfThings[thing] !== undefined)
  const rivals = named.filter((thing) =>
    [...theirs].some((other) => other !== null && kindsOfThings[other] === kindsOfThings[thing])
  )
  return rivals.length > 0 && rivals.every((thing) => !theirs.has(thing))
}

const isDeedOf = (thing: string | null, deedsOfOther: ReadonlyArray<string>) => {
  const deed = thing === null ? undefined : deedsOfThings[thing]
  return deed !== undefined && deedsOfOther.includes(deed)
}
