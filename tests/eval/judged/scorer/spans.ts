/** Finds a quote in a text, and measures how much two quotes of one message share. */

/** UTF-16 offsets; the end is exclusive. */
export type Span = readonly [start: number, end: number]

/** Two quotes are about the same words if they share this part of the shorter one, */
export const leastPart = 0.5
/** and at least this many UTF-16 units, or all of the labelled quote. */
export const leastUnits = 8

/** All places of a quote: exact ones, else those that differ only in case, blanks, quotes and dashes. */
export const spansOf = (text: string, quote: string): ReadonlyArray<Span> => {
  if (quote.trim() === "") return []
  const exact = placesOf(text, quote).map((at): Span => [at, at + quote.length])
  if (exact.length > 0) return exact
  const folded = foldedOf(text)
  const wanted = foldedOf(quote.trim()).text
  return placesOf(folded.text, wanted).map((at): Span => [
    folded.offsets[at] ?? 0,
    folded.offsets[at + wanted.length] ?? text.length
  ])
}

/** The shared part of the shorter span, 0 to 1; 0 if too few characters are shared. */
export const sharedPart = (label: Span, proposed: Span): number => {
  const shared = Math.min(label[1], proposed[1]) - Math.max(label[0], proposed[0])
  const [labelled, own] = [label[1] - label[0], proposed[1] - proposed[0]]
  if (shared < Math.min(leastUnits, labelled)) return 0
  return shared / Math.max(1, Math.min(labelled, own))
}

const placesOf = (text: string, part: string): ReadonlyArray<number> => {
  const places: Array<number> = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

/** The folded text, with the original offset of each of its units and of its end. */
const foldedOf = (text: string) => {
  const offsets: Array<number> = []
  let folded = ""
  let at = 0
  for (const character of text) {
    const piece = foldedCharacter(character)
    const kept = /^\s/u.test(piece) ? blankAfter(folded) : piece
    folded += kept
    for (let unit = 0; unit < kept.length; unit++) offsets.push(at)
    at += character.length
  }
  offsets.push(text.length)
  return { text: folded, offsets }
}

const blankAfter = (folded: string) => (folded.endsWith(" ") ? "" : " ")

const foldedCharacter = (character: string) =>
  character
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`\u00b4]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
    .replace(/[\u2010\u2011\u2013\u2014\u2212]/gu, "-")
