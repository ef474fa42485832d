/** Texts that are fit to show on one line of a page. */

/** At most `most` UTF-16 units. Cut between words if that loses little, and never within a surrogate pair. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const blank = cut.lastIndexOf(" ")
  const kept = blank > most * 0.6 ? cut.slice(0, blank) : cut
  return `${kept.replace(/[\ud800-\udbff]$/u, "").trimEnd()}…`
}

export const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
