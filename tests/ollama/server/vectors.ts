import { createHash } from "node:crypto"

/**
 * The vector of a text: the given one for the longest key that it contains, otherwise a vector that depends only on the
 * text and is close to no other. All vectors have `dimensions` numbers and length one.
 */
export const vectorOf = (text: string, given: ReadonlyMap<string, ReadonlyArray<number>>, dimensions: number) => {
  const lower = text.toLowerCase()
  const [known] = [...given.keys()]
    .filter((key) => lower.includes(key.toLowerCase()))
    .sort((a, b) => b.length - a.length)
  const raw = known === undefined ? derived(text, dimensions) : (given.get(known) ?? [])
  const full = Array.from({ length: dimensions }, (_, i) => raw[i] ?? 0)
  const length = Math.hypot(...full) || 1
  return full.map((x) => x / length)
}

const derived = (text: string, dimensions: number) => {
  const numbers: Array<number> = []
  for (let block = 0; numbers.length < dimensions; block++)
    for (const byte of createHash("sha256").update(`${block}:${text}`).digest()) numbers.push(byte / 127.5 - 1)
  return numbers
}
