/** The stored form of a snapshot: a sealed head with the state, and pages of commands, which never change once they are full. */
import { Schema } from "effect"
import { createHmac } from "node:crypto"
import type { Owners } from "../../../streams/sealing/fields/owners.ts"
import { keyFrom, seal, type SealingKey, unseal } from "../../../streams/cipher/sealing.ts"
import type { FirstReceipt } from "../loaded/loaded.ts"

/** The commands of one page. The head holds the commands after the last full page. */
export const pageCommands = 500

export type CommandEntry = readonly [id: string, seq: number, digest: string, owners: Owners]
export const commandEntryOf = ([id, { seq, digest, owners }]: readonly [string, FirstReceipt]): CommandEntry => [
  id,
  seq,
  digest,
  owners
]

/** The text in front of the sealed body. It names the keys that open the body. */
const Cover = Schema.Struct({ owners: Schema.Array(Schema.String) })

const Head = Schema.Struct({
  fingerprint: Schema.String,
  /** The last commit in the state, and the digest of its stored bytes. */
  seq: Schema.Int,
  witness: Schema.String,
  /** The digests of the full pages, in order. */
  pages: Schema.Array(Schema.String),
  commands: Schema.Array(Schema.Tuple([Schema.String, Schema.Int, Schema.String, Schema.String])),
  /** About the bytes of the loaded aggregate in memory. */
  bytes: Schema.Int,
  state: Schema.String
})
export type Head = typeof Head.Type

const coverFromText = Schema.decodeUnknownSync(Schema.fromJsonString(Cover))
const headFromText = Schema.decodeUnknownSync(Schema.fromJsonString(Head))
const newline = 0x0a

/**
 * The key of a head: made of the keys of all persons whose texts the state may hold. So it cannot be opened after one of them
 * was forgotten.
 */
export const headKey = (keys: ReadonlyArray<SealingKey>): SealingKey => {
  const all = createHmac("sha256", "snapshot")
  for (const key of keys) all.update(key.export())
  return keyFrom(all.digest())
}

export const sealHead = (key: SealingKey, subject: string, owners: ReadonlyArray<string>, head: Head): Uint8Array =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify({ owners })}\n`),
    seal(key, Buffer.from(JSON.stringify(head)), bound(subject, owners))
  ])

/** @throws when the value has another form */
export const ownersOf = (value: Uint8Array): ReadonlyArray<string> => coverFromText(textOf(cover(value))).owners

/** @throws when the key is another one, a byte was changed, or the head has another form */
export const openHead = (key: SealingKey, subject: string, value: Uint8Array): Head =>
  headFromText(unseal(key, value.subarray(cover(value).byteLength + 1), bound(subject, ownersOf(value))).toString())

export const sealPage = (key: SealingKey, subject: string, text: string): Uint8Array =>
  seal(key, Buffer.from(text), bound(subject, []))

/** @throws when the key is another one, or a byte was changed */
export const openPage = (key: SealingKey, subject: string, value: Uint8Array): string =>
  unseal(key, value, bound(subject, [])).toString()

const cover = (value: Uint8Array) => value.subarray(0, Math.max(0, value.indexOf(newline)))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const bound = (subject: string, owners: ReadonlyArray<string>) => `snapshot ${subject} ${owners.join(" ")}`
