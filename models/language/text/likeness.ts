/** Measures how similar two texts are, by their words and their spelling. */
import { ngramHash } from "./ngramHash.ts"
import { sharedBy, stems } from "./contentWords.ts"

/** From this likeness on, two texts count as the same statement. */
export const sameThing = 0.6

/** 0 to 1: the larger of the share of common content words and the cosine of the hashed n-grams. */
export const likeness = (a: string, b: string): number => likenessOf(portrait(a), portrait(b))

/** A text prepared for many comparisons. */
export interface Portrait {
  readonly stems: ReadonlySet<string>
  readonly vector: Float32Array
  /** Texts with different numbers are different things: "bug 12" and "bug 13". */
  readonly numbers: ReadonlySet<string>
}

export const portrait = (text: string): Portrait => ({
  stems: stems(text),
  vector: ngramHash(text),
  numbers: new Set(text.slice(0, mostRead).match(/\d+/gu))
})

/** Only this much of a text is searched for numbers. UTF-16 units. */
const mostRead = 4_000
const otherNumbers = 0.5

export const likenessOf = (a: Portrait, b: Portrait): number => {
  const alike = Math.max(sharedOfAll(a.stems, b.stems), cosine(a, b))
  const differ = a.numbers.size > 0 && b.numbers.size > 0 && sharedBy(a.numbers, b.numbers) === 0
  return differ ? alike * otherNumbers : alike
}

/** With fewer content words the share of common words is unreliable, so only spelling counts. */
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
