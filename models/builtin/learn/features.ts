/** Turns a text into numbered features: words, pairs of words, pieces of words, and the signals of the rules. */
import { plain } from "../../language/words.ts"
import { dampersOf, familiesOf } from "../extract/candidates/rate.ts"
import { families } from "../extract/candidates/cues.ts"
import { asks } from "../extract/candidates/question.ts"
import { contentWords } from "../../language/text/contentWords.ts"

/** The number of slots for hashed features. Each feature of the rules has its own slot after them. */
export const hashedSlots = 2 ** 16

const ruleNames = [...families, "asks", "damped", "first word asks", "short", "long", "bias"] as const
export const slots = hashedSlots + ruleNames.length

export interface Features {
  readonly slots: Int32Array
  readonly values: Float32Array
}

/** Only the beginning of a longer text is read: its first sentences show its purpose. UTF-16 units. */
const mostRead = 500
const pieceLength = 4
/** The first words of a sentence show its purpose, so they are features of their own. */
const opening = 2

/** A feature of the rules weighs as much as several words. */
const ruleWeight = 1.5

export const featuresOf = (text: string): Features => {
  const read = text.slice(0, mostRead)
  const counts = new Map<number, number>()
  const add = (slot: number) => counts.set(slot, 1)
  const found = plain(read).match(/[\p{L}\p{N}'$]+|[?!:]/gu) ?? []
  for (const [i, word] of found.entries()) {
    add(slotOf(word, 1))
    add(slotOf(`${found[i - 1] ?? "^"} ${word}`, 2))
    if (i >= 1) add(slotOf(`${found[i - 2] ?? "^"} ${found[i - 1] ?? "^"} ${word}`, 3))
    if (i < opening) add(slotOf(`${i} ${word}`, 4))
    const bounded = `<${word}>`
    for (let at = 0; at + pieceLength <= bounded.length; at++) add(slotOf(bounded.slice(at, at + pieceLength), 5))
  }
  // A unit vector, so that a long text does not weigh more than a short one.
  const scale = 1 / Math.sqrt(Math.max(1, counts.size))
  const rules = ruleFeatures(read, found.length)
  const all: Array<readonly [number, number]> = [...counts.keys()].map((slot) => [slot, scale] as const)
  for (const [i, value] of rules.entries()) if (value !== 0) all.push([hashedSlots + i, value * ruleWeight * 0.2])
  return { slots: Int32Array.from(all, ([slot]) => slot), values: Float32Array.from(all, ([, value]) => value) }
}

const firstAsks =
  /^\W*(?:please|pls|can|could|would|will|let|send|call|give|tell|make|check|do|are|is|have|what|when|where|how|who|why|i need|we need|будь|треба|можеш|пожалуйста|нужно|надо|можешь)(?!\p{L})/u

const ruleFeatures = (text: string, length: number): ReadonlyArray<number> => {
  const spoken = new Map(familiesOf(text).map(({ family, weight }) => [family, weight]))
  const damped = dampersOf(text, contentWords(text).length).reduce((rest, { points }) => rest * points, 1)
  return [
    ...families.map((family) => spoken.get(family) ?? 0),
    Number(asks(text)),
    1 - damped,
    Number(firstAsks.test(plain(text))),
    Number(length < 6),
    Number(length > 25),
    1
  ]
}

/** FNV-1a over UTF-16 units. The kind separates a word from an equal piece of a word. */
const slotOf = (text: string, kind: number): number => {
  let h = Math.imul(0x811c9dc5 ^ kind, 0x01000193)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  h ^= h >>> 13
  return (h >>> 0) % hashedSlots
}
