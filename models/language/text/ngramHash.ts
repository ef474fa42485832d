/**
 * The built-in embedding: hashed words and character n-grams. 0.1 ms for a text; no download; independent of language.
 *
 * It detects similar spelling ("hialdb" is near "haildb"), but not similar meaning, and nothing across languages.
 */

/** Part of every vector's key. A change of anything below needs a new name. */
export const ngramModel = "ngram-hash-v1"
export const ngramDimensions = 1024

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 8_000
/** Compatibility forms may be longer than the text: U+FDFA becomes 18 characters. UTF-16 units. */
const mostFolded = 2 * mostRead

/** A unit vector. A text without a letter or a digit has the zero vector, which is similar to nothing. */
export const ngramHash = (text: string): Float32Array => {
  const vector = new Float32Array(ngramDimensions)
  for (const [feature, count] of features(text.slice(0, mostRead))) {
    const sign = ngramHashOf(feature, signSeed) & 1 ? 1 : -1
    const slot = ngramHashOf(feature) % ngramDimensions
    vector[slot] = (vector[slot] ?? 0) + (1 + Math.log(count)) * sign
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((x) => x / length)
}

const features = (text: string) => {
  const counts = new Map<string, number>()
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1)
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(`w:${word}`)
    const bounded = `<${word}>`
    for (let n = 3; n <= 5; n++) for (let i = 0; i + n <= bounded.length; i++) add(`c:${bounded.slice(i, i + n)}`)
  }
  return counts
}

const fold = (text: string) =>
  text.normalize("NFKC").slice(0, mostFolded).toLowerCase().replace(/ё/gu, "е").replace(/ґ/gu, "г")

const signSeed = 0x9747b28c

/** FNV-1a over UTF-16 units, then a finalizer that spreads the low bits. 32 bits, unsigned. */
export const ngramHashOf = (text: string, seed = 0x811c9dc5): number => {
  let h = seed >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 12
  h = Math.imul(h, 0x297a2d39)
  h ^= h >>> 15
  return h >>> 0
}
