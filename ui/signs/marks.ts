/** Which words of a message are quoted: parts to be shown one after the other, as plain text. Pure. */
import type { Quote } from "../../domain/knowledge/evidence.ts"

export interface Part {
  readonly text: string
  readonly hit: boolean
}
type Span = Pick<Quote, "start" | "end" | "text">

/** UTF-16 units of what is not quoted that are shown on each side of a quote in a long message. */
const contextLength = 320

/** Whether the message still says it where it was found; an edit since may have moved or removed it. */
export const standsThere = (text: string, { start, end, text: quoted }: Span) => text.slice(start, end) === quoted

/** A message cut at its quotes. Quotes that overlap are one mark; one that no longer stands there marks nothing. */
export const markedParts = (text: string, quotes: ReadonlyArray<Span>): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  let at = 0
  for (const { start, end } of quotes
    .filter((quote) => standsThere(text, quote))
    .toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    if (start > at) parts.push({ text: text.slice(at, start), hit: false })
    const last = parts.at(-1)
    const hit = text.slice(Math.max(start, at), end)
    if (last?.hit === true) parts[parts.length - 1] = { text: last.text + hit, hit: true }
    else parts.push({ text: hit, hit: true })
    at = end
  }
  return at < text.length || parts.length === 0 ? [...parts, { text: text.slice(at), hit: false }] : parts
}

/** The same without most of what is far from any quote; quotes are never cut. */
export const nearMarks = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> =>
  parts.map((part, i) => {
    if (part.hit) return part
    const before = i > 0 ? contextLength : 0
    const after = i < parts.length - 1 || i === 0 ? contextLength : 0
    if (part.text.length <= before + after + 1) return part
    return {
      hit: false,
      text:
        i === 0 && parts.length === 1
          ? `${head(part.text, contextLength)}…`
          : `${before > 0 ? head(part.text, before) : ""}…${i < parts.length - 1 ? tail(part.text, contextLength) : ""}`
    }
  })

// A pair of surrogates is never torn apart.
const head = (text: string, length: number) => text.slice(0, length).replace(/[\ud800-\udbff]$/, "")
const tail = (text: string, length: number) => text.slice(-length).replace(/^[\udc00-\udfff]/, "")
