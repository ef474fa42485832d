/** The code that a person reads on the page and sends to the bot. */
import { typedLettersIn, randomLetters } from "../flow/letters.ts"

/** 38 bits: enough for 2 minutes with a limit of attempts, and short enough to type. */
const codeLength = 8

export const newDeviceCode = (): string => randomLetters(codeLength)
export const deviceCodeIn = (text: string): string | null => typedLettersIn(text, codeLength)
