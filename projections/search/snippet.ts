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

const wordPattern = /[\p{L}\p{N}]+/gu

/** The words of the query, without the operators of a web search. */
export const queryWordsOf = (query: string): ReadonlyArray<string> => [
  ...new Set(
    [...query.toLowerCase().matchAll(/(-?)([\p{L}\p{N}]+)/gu)].flatMap(([, without, word = ""]) =>
      without === "-" || word === "or" ? [] : [word]
    )
  )
]

/** Without a hit by letters, shows the beginning of the text. */
export const snippet = (text: string, query: string): ReadonlyArray<SnippetPart> => {
  const asked = queryWordsOf(query)
  const found = [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    near: nearness(word.toLowerCase(), asked)
  }))
  const exact = found.filter(({ near }) => near === 1)
  const hits = exact.length > 0 ? exact : found.filter(({ near }) => near >= alike)
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

/** 1 for the word itself; otherwise the best share of common trigrams with a word of the query. */
const nearness = (word: string, asked: ReadonlyArray<string>): number =>
  asked.includes(word) ? 1 : Math.min(0.99, Math.max(0, ...asked.map((other) => similarity(word, other))))

/** The share of common trigrams, as pg_trgm forms them. */
const similarity = (a: string, b: string): number => {
  if (Math.min(a.length, b.length) < 3) return 0
  const [left, right] = [trigrams(a), trigrams(b)]
  const common = [...left].filter((each) => right.has(each)).length
  // By the shorter word, so that "certificate" matches "certificates".
  return common / Math.min(left.size, right.size)
}

const trigrams = (word: string): ReadonlySet<string> => {
  const padded = `  ${word} `
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
  const space = text.lastIndexOf(" ", at)
  return whole(text, space > at - 20 ? space : at)
}
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at)
