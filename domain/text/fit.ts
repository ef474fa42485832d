/** Makes any foreign text valid by the rules of `text.ts`: it is cleaned, and cut when it is too long. */
import { isSeen, lines, oneLine, storable } from "./clean.ts"

/** The whole text as one line; null when nothing of it is visible. `most` counts UTF-16 units. */
export const lineFrom = (text: string, most: number): string | null => {
  const line = oneLine(text)
  return line === "" ? null : cut(line, most)
}

/** The first line with a visible character; null when there is none. */
export const firstLineFrom = (text: string, most: number): string | null => {
  const first = lines(text).split("\n").find(isSeen)
  return first === undefined ? null : lineFrom(first, most)
}

/** Several lines. May be empty. */
export const proseFrom = (text: string, most: number): string => cut(lines(text), most)

/** The text unchanged, except for characters that no table can store, and the end of a text that is too long. */
export const verbatimFrom = (text: string, most: number): string => cut(storable(text), most)

/** Cuts to `most` UTF-16 units, never inside a surrogate pair; an ellipsis marks the cut. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`
