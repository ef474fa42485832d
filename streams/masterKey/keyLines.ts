/** The text form of master keys: 64 hexadecimal digits a line. */
import { keyBytes, keyFrom, type SealingKey } from "../cipher/sealing.ts"

/** Two keys are in one place while one of them replaces the other. */
const mostKeys = 2

/** The keys of a text; null when a line is something else, or there are too many or none. */
export const keysIn = (text: string): ReadonlyArray<SealingKey> | null => {
  const lines = text.split("\n").map((line) => line.trim())
  const keys = lines.filter((line) => line !== "").map(keyOfLine)
  if (keys.length === 0 || keys.length > mostKeys) return null
  const found = keys.filter((key) => key !== null)
  return found.length === keys.length ? found : null
}

const keyOfLine = (line: string): SealingKey | null =>
  line.length === keyBytes * 2 && /^[0-9a-fA-F]+$/u.test(line) ? keyFrom(Buffer.from(line, "hex")) : null

export const keyLine = (key: SealingKey): string => `${key.export().toString("hex")}\n`
