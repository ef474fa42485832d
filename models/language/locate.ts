/** Finds a model's quote in the text. Proposals require a quote that is found. */
import { placeOf } from "./placeOf.ts"

export interface Located {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** `folded` if only case, spaces, quotes or dashes differ. */
  readonly mode: "exact" | "folded"
}

interface LocateOptions {
  /** The length of the shortest accepted quote, in code points; short quotes are no evidence. @default 8 */
  readonly min?: number
}

/** The place of `quote` in `text`: an exact match, else a match after Unicode folding; null if there is none. */
export const locate = (text: string, quote: string, options: LocateOptions = {}): Located | null =>
  makeLocate(text)(quote, options)

/** The same for many quotes of one text: the text is folded once. The work is linear in the lengths of both. */
export const makeLocate = (text: string) => {
  let folding: Folded | null = null
  return (quote: string, { min = 8 }: LocateOptions = {}): Located | null => {
    const wanted = fold(quote).text
    if (!hasCodePoints(wanted, min)) return null
    const exact = placeOf(quote, text)
    if (exact >= 0) return { start: exact, end: exact + quote.length, mode: "exact" }
    folding ??= fold(text)
    const at = placeOf(wanted, folding.text)
    const [start, end] = [folding.starts[at], folding.ends[at + wanted.length - 1]]
    return start === undefined || end === undefined ? null : { start, end, mode: "folded" }
  }
}

const hasCodePoints = (text: string, least: number) => {
  let count = 0
  for (const _ of text) if (++count >= least) return true
  return count >= least
}

interface Folded {
  readonly text: string
  /** For each UTF-16 unit of the folded text, the offsets of the original character. */
  readonly starts: ReadonlyArray<number>
  readonly ends: ReadonlyArray<number>
}

const fold = (text: string): Folded => {
  const starts: Array<number> = []
  const ends: Array<number> = []
  const known = new Map<string, ReadonlyArray<string>>()
  let out = ""
  let at = 0
  // True at the beginning, because blanks there are dropped.
  let afterBlank = true
  for (const char of text) {
    const next = at + char.length
    let pieces = known.get(char)
    if (pieces === undefined) known.set(char, (pieces = piecesOf(char)))
    for (const piece of pieces) {
      const blank = piece === " "
      if (blank && afterBlank) continue
      afterBlank = blank
      out += piece
      for (let i = 0; i < piece.length; i++) {
        starts.push(at)
        ends.push(next)
      }
    }
    at = next
  }
  return { text: out.trimEnd(), starts, ends }
}

/** The characters of a folded character, with a space for each blank. */
const piecesOf = (char: string) => [...foldChar(char)].map((piece) => (/\s/u.test(piece) ? " " : piece))

/** A character that becomes more units keeps its form: U+FDFA would become 18, and no person types them one by one. */
const mostUnits = 4

const foldChar = (char: string) => {
  const composed = char.normalize("NFKC")
  return (composed.length > mostUnits ? char : composed)
    .toLowerCase()
    .replace(/[“”„«»]/gu, '"')
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/[–—]/gu, "-")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, "")
}
