/**
 * Folds a text for comparison: case, blanks, quotation marks, dashes and invisible characters do not count. Each folded
 * unit has the offset of its original character.
 */

export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of the folded text, the offset of the original character. */
  readonly starts: Uint32Array
}

/** The UTF-16 units of the character at an offset. */
export const charLengthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

export const foldText = (text: string): FoldedText => {
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
export const foldedText = (text: string, onPiece?: (at: number, units: number) => void): string => {
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
