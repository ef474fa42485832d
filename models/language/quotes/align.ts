/**
 * Finds the part of a text that is most similar to a quote that the text does not contain. A model may drop a word, mend a
 * typing error or change an ending; the text still has the words of the person.
 *
 * Source: approximate matching by edit distance with a free start and end, Sellers 1980.
 */
import type { Located } from "../locate.ts"
import { charLengthAt, foldText, type FoldedText, foldedText } from "../fold.ts"
import { sameFacts } from "./sameFacts.ts"

export interface Aligned extends Omit<Located, "mode"> {
  /** 0 to 1: one minus the edits for each unit of the quote. */
  readonly similarity: number
}

/** From this similarity on, the part is the place of the quote. */
export const leastSimilarity = 0.75
/** Only this much of a longer quote is aligned. UTF-16 units of the folded quote. */
const mostAligned = 400
/** A shorter quote is similar to too many words. UTF-16 units of the folded quote. */
const leastAligned = 12
/** The part of a text that is compared is this many times as long as the quote. */
const reach = 1.5
/** With `leastSimilarity`, at least this share of the quote's trigrams is unchanged. */
const leastTrigrams = 0.25
const gram = 3

/**
 * Prepares a text for many quotes: it is folded once. For each quote the text is searched in linear time for the part with
 * the most common trigrams, and only that part is aligned, so one call takes a few milliseconds for any text.
 *
 * The function returns null if nothing is similar enough, or if the part states other facts than the quote.
 */
export const makeAlign = (text: string) => {
  let folding: FoldedText | null = null
  return (quote: string): Aligned | null => {
    const wanted = foldedText(quote.slice(0, 2 * mostAligned)).slice(0, mostAligned)
    if (wanted.length < leastAligned) return null
    folding ??= foldText(text)
    const from = likeliest(folding.text, wanted)
    if (from === null) return null
    const near = folding.text.slice(from, from + spanFor(wanted))
    const best = bestPart(near, wanted)
    const similarity = 1 - best.edits / wanted.length
    if (similarity < leastSimilarity) return null
    const part = wholeWords(folding.text, from + best.start, from + best.end)
    if (!sameFacts(wanted, folding.text.slice(part.start, part.end))) return null
    const [start, last] = [folding.starts[part.start], folding.starts[part.end - 1]]
    if (start === undefined || last === undefined) return null
    return { start, end: last + charLengthAt(text, last), similarity }
  }
}

const spanFor = (wanted: string) => Math.ceil(wanted.length * reach) + 2 * gram

/** The offset of the part with the most trigrams of the quote, minus room before it; null if no part has enough. */
const likeliest = (text: string, wanted: string): number | null => {
  const grams = new Set(Array.from({ length: wanted.length - gram + 1 }, (_, i) => wanted.slice(i, i + gram)))
  const span = wanted.length
  const hits = new Uint8Array(text.length)
  let inside = 0
  let most = 0
  let at = 0
  for (let i = 0; i + gram <= text.length; i++) {
    hits[i] = grams.has(text.slice(i, i + gram)) ? 1 : 0
    inside += hits[i] ?? 0
    if (i >= span) inside -= hits[i - span] ?? 0
    if (inside <= most) continue
    most = inside
    at = Math.max(0, i - span + 1)
  }
  const needed = Math.max(1, Math.floor((wanted.length - gram + 1) * leastTrigrams))
  return most < needed ? null : Math.max(0, at - Math.ceil((wanted.length * (reach - 1)) / 2))
}

/** The part of `text` with the fewest edits to `wanted`; of equal parts the first one. */
const bestPart = (text: string, wanted: string) => {
  const width = text.length + 1
  let above = new Uint16Array(width)
  let row = new Uint16Array(width)
  // For each cell, the offset at which its part starts.
  let startsAbove = Uint16Array.from({ length: width }, (_, i) => i)
  let starts = new Uint16Array(width)
  for (let i = 1; i <= wanted.length; i++) {
    row[0] = i
    starts[0] = 0
    const unit = wanted.charCodeAt(i - 1)
    for (let j = 1; j < width; j++) {
      const replaced = (above[j - 1] ?? 0) + (text.charCodeAt(j - 1) === unit ? 0 : 1)
      const removed = (above[j] ?? 0) + 1
      const added = (row[j - 1] ?? 0) + 1
      const least = Math.min(replaced, removed, added)
      row[j] = least
      if (least === replaced) starts[j] = startsAbove[j - 1] ?? 0
      else starts[j] = (least === removed ? startsAbove[j] : starts[j - 1]) ?? 0
    }
    ;[above, row] = [row, above]
    ;[startsAbove, starts] = [starts, startsAbove]
  }
  let end = 0
  for (let j = 1; j < width; j++) if ((above[j] ?? 0) < (above[end] ?? 0)) end = j
  return { edits: above[end] ?? wanted.length, start: startsAbove[end] ?? 0, end }
}

/** A part never begins or ends inside a word. Words are bounded, because a text may have no blank. */
const wholeWords = (text: string, start: number, end: number) => {
  let [from, to] = [start, end]
  while (from > 0 && start - from < longestWord && isWord(text, from - 1) && isWord(text, from)) from--
  while (to < text.length && to - end < longestWord && isWord(text, to) && isWord(text, to - 1)) to++
  while (to > from && text[to - 1] === " ") to--
  while (from < to && text[from] === " ") from++
  return { start: from, end: to }
}

/** UTF-16 units. */
const longestWord = 40
const isWord = (text: string, at: number) => /[\p{L}\p{N}\p{M}'-]/u.test(text[at] ?? "")
