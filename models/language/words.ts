/** Reading words in three languages, where `\b` and `toLowerCase` are not enough. */

/**
 * The text in lower case, with one kind of apostrophe and no ё, and every UTF-16 unit where it was:
 * what is found here stands at the same offsets in the original.
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
 * Whole words of `plain` text. In these expressions `*` after a letter or a bracket stands for any ending,
 * as inflected languages need; to repeat, write `{0,9}`.
 */
export const words = (...alternatives: ReadonlyArray<string>): RegExp =>
  new RegExp(`${notBefore}(?:${alternatives.map(withEndings).join("|")})${notAfter}`, "gu")

/** The same, as one list: phrases`bugs?, crash*, not working`. */
export const phrases = (strings: TemplateStringsArray): RegExp => words(...String.raw(strings).trim().split(/,\s+/u))

const withEndings = (source: string) => source.replaceAll(/(?<=(?<!\\)[\p{L})\]])\*/gu, String.raw`\p{L}*`)
