/** Finds a model's quote in the text. Proposals require a quote that is found. */

export interface Located {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** `folded` if only case, spaces, quotes or dashes differ. */
  readonly mode: "exact" | "folded"
}

/**
 * The place of `quote` in `text`: an exact match, else a match after Unicode folding; null if there is none.
 *
 * @param min the length of the shortest accepted quote, in code points; short quotes are no evidence
 * @default min 8
 */
export const locate = (text: string, quote: string, { min = 8 }: { readonly min?: number } = {}): Located | null => {
  const wanted = fold(quote).text
  if ([...wanted].length < min) return null
  const exact = text.indexOf(quote)
  if (exact >= 0) return { start: exact, end: exact + quote.length, mode: "exact" }
  const { text: folded, starts, ends } = fold(text)
  const at = folded.indexOf(wanted)
  const [start, end] = [starts[at], ends[at + wanted.length - 1]]
  return start === undefined || end === undefined ? null : { start, end, mode: "folded" }
}

/** The folded text. For each of its UTF-16 units, `starts` and `ends` give the offsets of the original character. */
const fold = (text: string) => {
  const starts: Array<number> = []
  const ends: Array<number> = []
  let out = ""
  let at = 0
  for (const char of text) {
    const next = at + char.length
    for (const unit of foldChar(char)) {
      const blank = /\s/u.test(unit)
      if (blank && (out === "" || out.endsWith(" "))) continue
      const piece = blank ? " " : unit
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

const foldChar = (char: string) =>
  char
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„«»]/gu, '"')
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/[–—]/gu, "-")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, "")
