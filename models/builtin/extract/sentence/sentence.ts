/** Splits a message into sentences. Each is an exact piece of the message, so that it can be quoted. */
import type { WindowMessage } from "../../../distillation.ts"
import { oneLine } from "../../../../domain/text/clean.ts"
import { type MarkedText, type Marker, markedText } from "./markers.ts"
import { withoutAddress } from "./address.ts"

export interface Sentence {
  /** Index into the messages. */
  readonly message: number
  /** The exact words of the message. */
  readonly quote: string
  /** The sentence as one line, without marker, address and greeting. */
  readonly text: string
  readonly marker: Marker | null
  /** Whether the sentence addresses a person. */
  readonly addressed: boolean
}

/** Only this much of a longer message is read. UTF-16 units. */
const mostRead = 4_000
const mostSentences = 40
/** A longer sentence is cut to this length. UTF-16 units. */
const longestQuote = 480
/** Code points. `locate` rejects shorter quotes. */
const shortestQuote = 8

// The end of a sentence. Each repetition is bounded, so that matching stays linear for a message of dots.
const boundary = /[.!?…]{1,6}["'»”)]{0,3}\s|\n|[;·•]\s/gu
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|cf|no|mr|mrs|dr|st|т\.д|т\.п|т\.е|т\.к|напр|див|см|р|г|\p{L})\.\s?$/iu

export const sentencesOf = (
  { text }: WindowMessage,
  message: number,
  handles: ReadonlySet<string>
): ReadonlyArray<Sentence> =>
  pieces(text.slice(0, mostRead))
    .slice(0, mostSentences)
    .flatMap((piece) => {
      const quote = cut(piece.trim())
      // A quote that cannot be stored is dropped.
      const line = oneLine(quote)
      if (line.length < shortestQuote || !quote.isWellFormed() || quote.includes("\0")) return []
      return [{ message, quote, ...withoutPrefixes(line, handles) }]
    })

const pieces = (text: string) => {
  const found: Array<string> = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(boundary)) {
    const to = index + mark.length
    // No sentence ends after an abbreviation, or before it is long enough to be quoted.
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

/** The most prefixes of a sentence: address, marker and greeting, in any order. */
const mostBefore = 4

const withoutPrefixes = (
  line: string,
  handles: ReadonlySet<string>
): Pick<Sentence, "text" | "marker" | "addressed"> => {
  let text = line
  let marker: Marker | null = null
  let addressed = false
  for (let i = 0; i < mostBefore; i++) {
    const marked: MarkedText | null = marker === null ? markedText(text) : null
    const bare = marked?.rest ?? withoutAddress(text, handles)
    if (bare === text) break
    marker = marked?.marker ?? marker
    addressed ||= marked === null
    text = bare
  }
  return { text: text.trim(), marker, addressed }
}
