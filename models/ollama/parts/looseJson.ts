/** Reads the JSON object in the text of a model, also between prose or code fences, and also if its end is missing. */

export interface LooseJson {
  readonly value: unknown
  /** True if the end of the object is missing: its last item may be incomplete. */
  readonly isCut: boolean
}

/** Null if the text has no object. The work is linear in the length of the text. */
export const looseJson = (text: string): LooseJson | null => {
  const start = text.indexOf("{")
  if (start < 0) return null
  const { end, open } = objectIn(text, start)
  if (end === null) return null
  const value = parsed(text.slice(start, end) + open)
  return value === undefined ? null : { value, isCut: open !== "" }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Brackets nested deeper than any valid answer. */
const deepest = 32

/**
 * The end of the object, or of its last complete value with the brackets that are missing there. No complete value: null.
 */
const objectIn = (text: string, start: number): { readonly end: number | null; readonly open: string } => {
  const closers: Array<string> = []
  let inString = false
  let end: number | null = null
  let open = ""
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? ""
    if (inString) {
      if (char === "\\") at++
      else if (char === '"') inString = false
      continue
    }
    if (char === '"') inString = true
    else if (char === "{" || char === "[") {
      closers.push(char === "{" ? "}" : "]")
      if (closers.length > deepest) return { end, open }
    } else if (char === "}" || char === "]") {
      if (closers.pop() !== char) return { end, open }
      end = at + 1
      open = closers.toReversed().join("")
      if (closers.length === 0) return { end, open }
    } else if (char === ",") {
      end = at
      open = closers.toReversed().join("")
    }
  }
  return { end, open }
}
