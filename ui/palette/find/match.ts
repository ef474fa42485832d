/** Finds typed words in a text, in any order and in any case. Pure. */

/** A part of a text; `hit` when it was typed. */
export interface MatchPart {
  readonly text: string
  readonly hit: boolean
}

export const typedWords = (query: string): ReadonlyArray<string> =>
  query.toLowerCase().normalize("NFC").split(/\s+/u).filter(Boolean)

/** Null when a typed word is not in the text. Without typed words everything matches. */
export const matchIn = (text: string, typed: ReadonlyArray<string>): ReadonlyArray<MatchPart> | null => {
  const lower = text.toLowerCase()
  const hits: Array<readonly [from: number, to: number]> = []
  for (const word of typed) {
    const from = lower.indexOf(word)
    if (from < 0) return null
    hits.push([from, from + word.length])
  }
  // A letter that becomes two in lower case moves the places of the hits: such a text is shown without marks.
  return lower.length === text.length ? partsOf(text, hits) : [{ text, hit: false }]
}

const partsOf = (text: string, hits: ReadonlyArray<readonly [from: number, to: number]>): ReadonlyArray<MatchPart> => {
  const parts: Array<MatchPart> = []
  let at = 0
  for (const [from, to] of hits.toSorted(([a], [b]) => a - b)) {
    if (to <= at) continue
    if (from > at) parts.push({ text: text.slice(at, from), hit: false })
    parts.push({ text: text.slice(Math.max(from, at), to), hit: true })
    at = to
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false })
  return parts
}
