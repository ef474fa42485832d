/** The part of a text around the first hit, cut into matching and other parts. */

export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** UTF-16 units: the length of the part, and the text before the first hit. */
const windowLength = 220
const leadLength = 60
/** A word is marked as a hit from this share of common trigrams with a word of the query. */
const alike = 0.4
/** The most words of a query that are searched. The cost of a search grows with text times words. */
const mostAsked = 8
/** Only this much of a longer word is compared. UTF-16 units. */
const mostOfWord = 40

const wordPattern = /[\p{L}\p{N}]+/gu
const askedPattern = /(-?)([\p{L}\p{N}]+)/gu

/** The first 8 words of the query, without the operators of a web search. */
export const queryWordsOf = (query: string): ReadonlyArray<string> => {
  const words = new Set<string>()
  for (const [, without, word = ""] of query.toLowerCase().matchAll(askedPattern)) {
    if (words.size === mostAsked) break
    if (without !== "-" && word !== "or") words.add(word)
  }
  return [...words]
}

/** The beginning of the query that holds at most 8 words, with its operators. */
export const boundedQuery = (query: string): string => {
  const next = [...query.matchAll(askedPattern)][mostAsked]
  return next === undefined ? query : query.slice(0, next.index)
}

/**
 * Without a hit by letters, shows the beginning of the text. The work is linear in the length of the text: each word is
 * compared through its own trigrams only.
 */
export const snippet = (text: string, query: string): ReadonlyArray<SnippetPart> => {
  const asked = queryWordsOf(query)
  const exact = hitsIn(text, (word) => asked.includes(word))
  const hits = exact.length > 0 ? exact : hitsIn(text, similarTo(asked))
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

/** The places of matching words: the first one, and those that fit into the window after it. */
const hitsIn = (text: string, matches: (word: string) => boolean) => {
  const hits: Array<{ readonly from: number; readonly to: number }> = []
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const [first] = hits
    if (first !== undefined && index > first.from + windowLength) break
    if (matches(word.toLowerCase())) hits.push({ from: index, to: index + word.length })
  }
  return hits
}

/** Whether a word shares enough trigrams with a word of the query, as pg_trgm forms them. */
const similarTo = (asked: ReadonlyArray<string>): ((word: string) => boolean) => {
  const compared = asked.filter(({ length }) => length >= 3).map(trigrams)
  const common = compared.map(() => 0)
  const places = new Map<string, Array<number>>()
  for (const [i, each] of compared.entries())
    for (const trigram of each) places.set(trigram, [...(places.get(trigram) ?? []), i])
  return (word) => {
    if (word.length < 3 || compared.length === 0) return false
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
