/** The part of a text around the first hit, cut into matching and other parts. */
import { folded, hasSigns, joinedOf, wordPattern } from "../models/folding/folding.ts"
import { askedFormsOf, queryWordsOf } from "./question.ts"

export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** UTF-16 units: the length of the part, and the text before the first hit. */
const windowLength = 220
const leadLength = 60
/** A word is marked as a hit from this share of common trigrams with a word of the query. */
const alike = 0.4
/** Only this much of a longer word is compared. UTF-16 units. */
const mostOfWord = 40
/** The different words of a text that are compared with misspelt ones, so that no text holds the event loop. */
const mostCompared = 4_000

/**
 * Without a hit by letters, shows the beginning of the text. The work is linear in the length of the text: each word is
 * compared through its own trigrams only.
 */
export const snippet = (text: string, query: string): ReadonlyArray<SnippetPart> => {
  const asked = askedFormsOf(query)
  const plainOf = oncePerWord((word) => joinedOf(folded(word)))
  const exact = hitsIn(text, (word) => asked.has(plainOf(word)))
  const isSimilar = similarTo(queryWordsOf(query))
  const hits =
    exact.length > 0
      ? exact
      : hitsIn(
          text,
          oncePerWord((word) => isSimilar(plainOf(word)))
        )
  const start = startOf(text, Math.max(0, (hits[0]?.from ?? 0) - leadLength))
  const end = endOf(text, Math.min(text.length, start + windowLength))
  const parts: Array<SnippetPart> = start > 0 ? [{ text: "… ", hit: false }] : []
  let at = start
  for (const { from, to } of hits) {
    if (from < at || to > end) continue
    if (from > at) parts.push({ text: text.slice(at, from), hit: false })
    parts.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false })
  return end < text.length ? [...parts, { text: " …", hit: false }] : parts
}

interface Place {
  readonly from: number
  readonly to: number
}

/** Computes the value of each word of a text once, however often the text has it. */
const oncePerWord = <A>(of: (word: string) => A): ((word: string) => A) => {
  const known = new Map<string, A>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const made = of(word)
    known.set(word, made)
    return made
  }
}

/** The places of matching words: the first one, and those that fit into the window after it. */
const hitsIn = (text: string, isHit: (word: string) => boolean): ReadonlyArray<Place> => {
  const hits: Array<Place> = []
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const [first] = hits
    if (first !== undefined && index > first.from + windowLength) break
    hits.push(...hitsInWord(word, index, isHit))
  }
  return hits
}

/** The whole word, or the parts of it between apostrophes and hyphens. */
const hitsInWord = (word: string, index: number, isHit: (word: string) => boolean): ReadonlyArray<Place> => {
  if (isHit(word)) return [{ from: index, to: index + word.length }]
  if (!hasSigns(word)) return []
  return [...word.matchAll(partPattern)]
    .filter(([part]) => isHit(part))
    .map(({ 0: part, index: at }) => ({ from: index + at, to: index + at + part.length }))
}
/** A part of a word: letters and digits with their marks. */
const partPattern = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]+/gu

/** Whether a word shares enough trigrams with a word of the query, as pg_trgm forms them. */
const similarTo = (asked: ReadonlyArray<string>): ((word: string) => boolean) => {
  const compared = asked.filter(({ length }) => length >= 3).map(trigrams)
  const common = compared.map(() => 0)
  const places = new Map<string, Array<number>>()
  for (const [i, each] of compared.entries())
    for (const trigram of each) places.set(trigram, [...(places.get(trigram) ?? []), i])
  let done = 0
  return (word) => {
    if (word.length < 3 || compared.length === 0 || done >= mostCompared) return false
    done++
    const own = trigrams(word)
    common.fill(0)
    for (const trigram of own) for (const i of places.get(trigram) ?? []) common[i] = (common[i] ?? 0) + 1
    // By the shorter word, so that "certificate" matches "certificates".
    return compared.some(({ size }, i) => (common[i] ?? 0) / Math.min(size, own.size) >= alike)
  }
}

const trigrams = (word: string): ReadonlySet<string> => {
  const padded = `  ${word.slice(0, mostOfWord)} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
}

/** Cuts at a space if one is near, and never within a surrogate pair. */
const startOf = (text: string, at: number) => {
  if (at === 0) return 0
  const space = text.slice(at, at + 20).search(/\s/)
  return whole(text, space === -1 ? at : at + space + 1)
}
const endOf = (text: string, at: number) => {
  if (at === text.length) return at
  const space = text.slice(Math.max(0, at - 20), at + 1).lastIndexOf(" ")
  return whole(text, space === -1 ? at : Math.max(0, at - 20) + space)
}
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at)
