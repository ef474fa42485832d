/** Finds a model's quote in the text. Proposals require a quote that is found. */
import { placeOf } from "./placeOf.ts"
import { charLengthAt, foldText, type FoldedText, foldedText } from "./fold.ts"

export interface Located {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** `folded` if only case, spaces, quotes or dashes differ. */
  readonly mode: "exact" | "folded"
}

interface LocateOptions {
  /** The length of the shortest accepted quote, in code points; short quotes are not evidence. @default 8 */
  readonly min?: number
}

/** The place of `quote` in `text`: an exact match, else a match after Unicode folding; null if there is none. */
export const locate = (text: string, quote: string, options: LocateOptions = {}): Located | null =>
  makeLocate(text)(quote, options)

/** The same for many quotes of one text: the text is folded once. The work is linear in the lengths of both. */
export const makeLocate = (text: string) => {
  let folding: FoldedText | null = null
  return (quote: string, { min = 8 }: LocateOptions = {}): Located | null => {
    const wanted = foldedText(quote)
    if (!hasCodePoints(wanted, min)) return null
    const exact = placeOf(quote, text)
    if (exact >= 0) return { start: exact, end: exact + quote.length, mode: "exact" }
    folding ??= foldText(text)
    const at = placeOf(wanted, folding.text)
    const [start, last] = [folding.starts[at], folding.starts[at + wanted.length - 1]]
    if (start === undefined || last === undefined) return null
    return { start, end: last + charLengthAt(text, last), mode: "folded" }
  }
}

const hasCodePoints = (text: string, least: number) => {
  let count = 0
  for (const _ of text) if (++count >= least) return true
  return count >= least
}
