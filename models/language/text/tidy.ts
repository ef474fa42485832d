/** Text that may stand in one line of a page, from text that anybody may have written. */

// Control characters and invisible marks: among them the ones that turn the direction of what is read.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** One line: no control character, no mark that cannot be seen, no run of blanks. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").replace(invisible, "").toWellFormed().trim()

/** At most `most` UTF-16 units, cut between words where that loses little, and never within a character. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const blank = cut.lastIndexOf(" ")
  const kept = blank > most * 0.6 ? cut.slice(0, blank) : cut
  return `${kept.replace(/[\ud800-\udbff]$/u, "").trimEnd()}…`
}

export const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
