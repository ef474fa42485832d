/** How near two texts are to saying the same, by their words and their spelling. */
import { ngramHash } from "./ngramHash.ts"
import { sharedBy, stems } from "./contentWords.ts"

/** From here on two texts are held to be about one and the same thing. */
export const sameThing = 0.6

/** 0 to 1: the greater of the share of content words that both have and the cosine of their hashed n-grams. */
export const likeness = (a: string, b: string): number => likenessOf(portrait(a), portrait(b))

/** A text made ready to be compared with many. */
export interface Portrait {
  readonly stems: ReadonlySet<string>
  readonly vector: Float32Array
  /** "Bug 12" and "bug 13" are two things, however alike they are written. */
  readonly numbers: ReadonlySet<string>
}

export const portrait = (text: string): Portrait => ({
  stems: stems(text),
  vector: ngramHash(text),
  numbers: new Set(text.slice(0, mostRead).match(/\d+/gu))
})

/** Longer texts are searched for numbers from their beginning only. UTF-16 units. */
const mostRead = 4_000
const otherNumbers = 0.5

export const likenessOf = (a: Portrait, b: Portrait): number => {
  const alike = Math.max(sharedOfAll(a.stems, b.stems), cosine(a, b))
  const differ = a.numbers.size > 0 && b.numbers.size > 0 && sharedBy(a.numbers, b.numbers) === 0
  return differ ? alike * otherNumbers : alike
}

/** Of two texts with a word or two each, spelling tells more than a share. */
const fewest = 3

const sharedOfAll = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  const shared = sharedBy(a, b)
  return Math.min(a.size, b.size) < fewest ? 0 : shared / (a.size + b.size - shared)
}

const cosine = (a: Portrait, b: Portrait) =>
  Math.max(
    0,
    a.vector.reduce((sum, x, i) => sum + x * (b.vector[i] ?? 0), 0)
  )
