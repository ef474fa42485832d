/** Finds the parts of a text that its author quotes from another person. */

/** UTF-16 offsets; `end` is exclusive. */
export interface QuotedPart {
  readonly start: number
  readonly end: number
}

// A `>` before a number or a smiley is no quotation unless a blank follows: ">5 users", ">_<".
const quotation = /^[ \t]{0,3}>(?:[ \t>]|$|(?=[\p{L}"'«“([@#*`]))/u

/** The quoted lines ("> …") of a message, in order. Neighbouring lines are one part. */
export const quotedParts = (text: string): ReadonlyArray<QuotedPart> => {
  if (!text.includes(">")) return []
  const parts: Array<QuotedPart> = []
  let start = 0
  for (const line of text.split("\n")) {
    const end = start + line.length
    if (quotation.test(line)) {
      const before = parts.at(-1)
      if (before !== undefined && before.end === start - 1) parts[parts.length - 1] = { start: before.start, end }
      else parts.push({ start, end })
    }
    start = end + 1
  }
  return parts
}

/** True when a part of `start` to `end` is quoted, so it must not be attributed to the author of the message. */
export const overlapsQuotation = (parts: ReadonlyArray<QuotedPart>, start: number, end: number): boolean =>
  parts.some((part) => start < part.end && end > part.start)
