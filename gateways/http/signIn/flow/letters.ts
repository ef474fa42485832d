/** The letters of codes that a person types. */
import { randomInt } from "node:crypto"

/** Without the letters and digits that look alike: 0 and O, 1, I and L, U and V. */
export const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ"

export const randomLetters = (count: number): string =>
  Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join("")

/** The letters of a code in any case, and with spaces or hyphens between its parts; null for another text. */
export const typedLettersIn = (text: string, count: number): string | null => {
  const letters = text.replaceAll(/[\s-]/g, "").toUpperCase()
  return letters.length === count && [...letters].every((letter) => alphabet.includes(letter)) ? letters : null
}
