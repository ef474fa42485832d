/** Ids as hashes: the same request always has the same ids. */
import { hash as digest } from "node:crypto"
import type { Subject } from "./subjects.ts"

const alphabet = "0123456789abcdefghijklmnopqrstuv"

/** SHA-256 of the parts, each with its length, as lower-case base 32; `length` characters of 5 bits. */
export const hash = (length: number, ...parts: ReadonlyArray<string>): string => {
  const bytes = digest("sha256", parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(""), "buffer")
  let text = ""
  for (let bit = 0; text.length < length; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += alphabet[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}

/** SHA-256, hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => digest("sha256", data, "hex")

/** The witness of a commit: a digest of its stored bytes, 128 bits, hexadecimal. */
export const witnessOf = (data: Uint8Array): string => sha256(data).slice(0, 32)

/** The id of a command, 130 bits. The same actor, command name and key is always one command. */
export const commandIdOf = (actor: string, command: string, key: string): string => hash(26, actor, command, key)

/** The id of what a command creates. A repeated command gets the same id. */
export const idFrom = (kind: string, actor: string, command: string, key: string): string =>
  hash(20, kind, commandIdOf(actor, command, key))

/** `Nats-Msg-Id`. JetStream deduplicates across the whole stream, so the subject is part of it. */
export const messageIdOf = (command: string, subject: Subject): string => hash(26, command, subject)

/** JSON with sorted keys: the same value always has the same digest. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

// Sorting in a replacer of `JSON.stringify` takes twice as long.
const sorted = (value: unknown): unknown => {
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(sorted)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).toSorted()) copy[key] = sorted((value as Readonly<Record<string, unknown>>)[key])
  return copy
}
