/** Matches whole words in three languages, where `\b` and `toLowerCase` do not suffice. */

/**
 * The text in lower case, with one kind of apostrophe and with е for ё. It keeps the number of UTF-16 units, so a match
 * has the same offsets in the original text.
 */
export const plain = (text: string): string =>
  text
    .replace(/\p{Lu}/gu, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char))
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/ё/gu, "е")
    .replace(/\u00a0/gu, " ")

const notBefore = String.raw`(?<![\p{L}\p{N}_])`
const notAfter = String.raw`(?![\p{L}\p{N}_])`

/**
 * Matches whole words of `plain` text. In these expressions `*` after a letter or a bracket matches any ending, as
 * inflected languages need; write `{0,9}` for a repetition.
 */
export const wholeWords = (...alternatives: ReadonlyArray<string>): RegExp =>
  new RegExp(`${notBefore}(?:${alternatives.map(withEndings).join("|")})${notAfter}`, "gu")

/** The same from one list: phrases`bugs?, crash*, not working`. */
export const phrases = (strings: TemplateStringsArray): RegExp =>
  wholeWords(...String.raw(strings).trim().split(/,\s+/u))

/** The expression with `\p{L}*` for each `*` after a letter or a bracket. */
export const withEndings = (source: string) => source.replaceAll(/(?<=(?<!\\)[\p{L})\]])\*/gu, String.raw`\p{L}*`)
