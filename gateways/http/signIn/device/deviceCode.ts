/** The code that a person reads on the page and sends to the bot. */
import { randomInt } from "node:crypto"

/** Without the letters and digits that look alike: 0 and O, 1, I and L, U and V. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ"
const codeLength = 8

/** 38 bits: enough for 2 minutes with a limit of attempts, and short enough to type. */
export const newDeviceCode = (): string =>
  Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join("")

/** The code in any case, and with spaces or hyphens between its parts; null for another text. */
export const deviceCodeIn = (text: string): string | null => {
  const code = text.replaceAll(/[\s-]/g, "").toUpperCase()
  return code.length === codeLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null
}
