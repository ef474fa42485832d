/** Cuts a message into sentences that can be quoted: each is a piece of the message, to the letter. */
import type { Said } from "../../../distilling.ts"
import { oneLine } from "../../../language/text/tidy.ts"
import { type Marked, type Marker, marking } from "./markers.ts"
import { withoutAddress } from "./address.ts"

export interface Sentence {
  /** Index into the messages. */
  readonly message: number
  /** Stands in the message as it is here. */
  readonly quote: string
  /** What it says, without marker, name of whom it is said to, and greeting. One line. */
  readonly text: string
  readonly marker: Marker | null
  /** It is said to somebody by name. */
  readonly addressed: boolean
}

/** Longer messages are read from their beginning only. UTF-16 units. */
const mostRead = 4_000
const mostSentences = 40
/** A sentence longer than this is quoted up to here. UTF-16 units. */
const longestQuote = 480
/** Code points; `locate` takes nothing shorter for a proof. */
const shortestQuote = 8

// The end of a sentence. Each repetition is bounded, so that a message of dots costs no more than any other.
const boundary = /[.!?…]{1,6}["'»”)]{0,3}\s|\n|[;·•]\s/gu
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|cf|no|mr|mrs|dr|st|т\.д|т\.п|т\.е|т\.к|напр|див|см|р|г|\p{L})\.\s?$/iu

export const sentencesOf = ({ text }: Said, message: number, handles: ReadonlySet<string>): ReadonlyArray<Sentence> =>
  pieces(text.slice(0, mostRead))
    .slice(0, mostSentences)
    .flatMap((piece) => {
      const quote = cut(piece.trim())
      // What cannot be stored cannot be quoted.
      if (oneLine(quote).length < shortestQuote || !quote.isWellFormed() || quote.includes("\0")) return []
      return [{ message, quote, ...said(oneLine(quote), handles) }]
    })

const pieces = (text: string) => {
  const found: Array<string> = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(boundary)) {
    const to = index + mark.length
    // "e.g. this" goes on, and so does a sentence after a word of eight letters or less: alone it could not be quoted.
    if (abbreviation.test(text.slice(Math.max(0, to - 12), to)) && !mark.includes("\n")) continue
    if (to - from < shortestQuote + 1) continue
    found.push(text.slice(from, to))
    from = to
  }
  return [...found, text.slice(from)]
}

const cut = (piece: string) => {
  if (piece.length <= longestQuote) return piece
  const blank = piece.lastIndexOf(" ", longestQuote)
  return piece.slice(0, blank > longestQuote / 2 ? blank : longestQuote).replace(/[\ud800-\udbff]$/u, "")
}

/** Somebody's name, a marker and a greeting stand before what is said, in any order. */
const mostBefore = 4

const said = (line: string, handles: ReadonlySet<string>): Pick<Sentence, "text" | "marker" | "addressed"> => {
  let text = line
  let marker: Marker | null = null
  let addressed = false
  for (let i = 0; i < mostBefore; i++) {
    const marked: Marked | null = marker === null ? marking(text) : null
    const bare = marked?.rest ?? withoutAddress(text, handles)
    if (bare === text) break
    marker = marked?.marker ?? marker
    addressed ||= marked === null
    text = bare
  }
  return { text: text.trim(), marker, addressed }
}
