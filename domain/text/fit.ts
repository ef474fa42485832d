/** Makes any text valid by the rules of `text.ts`: a foreign text is never refused for its characters or its length. */
import { visible } from "./text.ts"

/** The first line with a visible character, without control and direction marks; null when there is none. */
export const lineFrom = (text: string, most: number): string | null => {
  for (const line of text.toWellFormed().split(/[\n\r\v\f\u0085\u2028\u2029]/u)) {
    const clean = line
      .replaceAll(/\p{Bidi_Control}/gu, "")
      .replaceAll(/[\p{Cc}\s]+/gu, " ")
      .trim()
    if (visible.test(clean)) return cut(clean, most)
  }
  return null
}

/** Several lines without control and direction marks. May be empty. */
export const proseFrom = (text: string, most: number): string => {
  const lines = text.toWellFormed().replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n")
  return cut(
    lines
      .replaceAll(/\p{Bidi_Control}/gu, "")
      .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
      .trim(),
    most
  )
}

/** The text unchanged, except for NUL, lone surrogates, and the end of a text that is too long. */
export const verbatimFrom = (text: string, most: number): string =>
  cut(text.toWellFormed().replaceAll("\0", "\ufffd"), most)

/** Cuts to `most` UTF-16 units, never inside a surrogate pair; an ellipsis marks the cut. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`
