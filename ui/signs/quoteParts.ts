/** The parts of a message, quoted or not, to be shown in sequence as plain text. Pure. */
import type { Quote } from "../../domain/knowledge/evidence.ts"

export interface QuotePart {
  readonly text: string
  readonly hit: boolean
  /** True if a quote of this part only resembles the words of the model. */
  readonly inexact?: boolean
}
type Span = Pick<Quote, "start" | "end" | "text" | "inexact">

/** UTF-16 units shown on each side of a quote in a long message. */
const contextLength = 320

/** True when a message still has the quote in its place. An edit may have moved or removed it. */
export const isUnchanged = (text: string, { start, end, text: quoted }: Span) => text.slice(start, end) === quoted

/** A message cut at its quotes. Overlapping quotes are one part; a quote that an edit removed is not marked. */
export const quotePartsOf = (text: string, quotes: ReadonlyArray<Span>): ReadonlyArray<QuotePart> => {
  const parts: Array<QuotePart> = []
  let at = 0
  for (const { start, end, inexact = false } of quotes
    .filter((quote) => isUnchanged(text, quote))
    .toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    if (start > at) parts.push({ text: text.slice(at, start), hit: false })
    const last = parts.at(-1)
    const hit = text.slice(Math.max(start, at), end)
    const isInexact = inexact || last?.inexact === true
    if (last?.hit === true) parts[parts.length - 1] = hitOf(last.text + hit, isInexact)
    else parts.push(hitOf(hit, inexact))
    at = end
  }
  return at < text.length || parts.length === 0 ? [...parts, { text: text.slice(at), hit: false }] : parts
}

const hitOf = (text: string, inexact: boolean): QuotePart => ({ text, hit: true, ...(inexact ? { inexact } : {}) })

/** Removes the text that is far from every quote. Quotes are never cut. */
export const nearQuotes = (parts: ReadonlyArray<QuotePart>): ReadonlyArray<QuotePart> =>
  parts.map((part, i) => {
    if (part.hit) return part
    const isFirst = i === 0
    const isLast = i === parts.length - 1
    // Without a quote, the beginning of the text is shown.
    const kept = {
      head: isFirst && !isLast ? 0 : contextLength,
      tail: isLast ? 0 : contextLength
    }
    if (part.text.length <= kept.head + kept.tail + 1) return part
    return { hit: false, text: `${head(part.text, kept.head)}…${tail(part.text, kept.tail)}` }
  })

// A cut never splits a pair of surrogates.
const head = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, "")
const tail = (text: string, length: number) => text.slice(text.length - length).replace(/^[\udc00-\udfff]/, "")
