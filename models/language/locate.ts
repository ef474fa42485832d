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
  /** The length of the shortest accepted quote, in code points; short quotes are not evidence. @default 8 */
  readonly min?: number
}

/** The place of `quote` in `text`: an exact match, else a match after Unicode folding; null if there is none. */
export const locate = (text: string, quote: string, options: LocateOptions = {}): Located | null =>
  makeLocate(text)(quote, options)

/** The same for many quotes of one text: the text is folded once. The work is linear in the lengths of both. */
export const makeLocate = (text: string) => {
  let folding: Folded | null = null
  return (quote: string, { min = 8 }: LocateOptions = {}): Located | null => {
    const wanted = foldedText(quote)
    if (!hasCodePoints(wanted, min)) return null
    const exact = placeOf(quote, text)
    if (exact >= 0) return { start: exact, end: exact + quote.length, mode: "exact" }
    folding ??= fold(text)
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

interface Folded {
  readonly text: string
  /** For each UTF-16 unit of the folded text, the offset of the original character. */
  readonly starts: Uint32Array
}

const charLengthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

const fold = (text: string): Folded => {
  // A plain array that grows to this length is copied many times.
  const starts = new Uint32Array(text.length * mostUnits)
  let length = 0
  const folded = foldedText(text, (at, units) => {
    starts.fill(at, length, length + units)
    length += units
  })
  return { text: folded, starts: starts.subarray(0, folded.length) }
}

/** The folded text. `onPiece` gets the offset of the original character and the UTF-16 units of each piece of the folded text. */
const foldedText = (text: string, onPiece?: (at: number, units: number) => void): string => {
  const known = new Map<string, ReadonlyArray<string>>()
  let out = ""
  let at = 0
  // True at the beginning, because blanks there are dropped.
  let afterBlank = true
  for (const char of text) {
    let pieces = known.get(char)
    if (pieces === undefined) known.set(char, (pieces = piecesOf(char)))
    for (const piece of pieces) {
      const blank = piece === " "
      if (blank && afterBlank) continue
      afterBlank = blank
      out += piece
      onPiece?.(at, piece.length)
    }
    at += char.length
  }
  return out.trimEnd()
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
