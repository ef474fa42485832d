/** The hashes and signed texts of the audit chain. docs/audit.md has the same rules for authors of other verifiers. */
import { hash } from "node:crypto"

/** SHA-256, 64 lower-case hexadecimal digits. */
export type Digest = string

/** A part of a hashed text: UTF-8, bytes, or a whole number as 8 bytes, big-endian. */
type Part = string | number | Uint8Array

/** Each part after its length in bytes (4 bytes, big-endian), so that different parts never make the same text. */
export const framed = (...parts: ReadonlyArray<Part>): Buffer => {
  const bytes = parts.map(bytesOf)
  const text = Buffer.allocUnsafe(bytes.reduce((sum, { byteLength }) => sum + lengthBytes + byteLength, 0))
  let at = 0
  for (const part of bytes) {
    at = text.writeUInt32BE(part.byteLength, at)
    text.set(part, at)
    at += part.byteLength
  }
  return text
}
const lengthBytes = 4

const bytesOf = (part: Part): Uint8Array => {
  if (typeof part === "string") return Buffer.from(part)
  if (typeof part !== "number") return part
  const number = Buffer.allocUnsafe(8)
  number.writeBigUInt64BE(BigInt(part))
  return number
}

const digestOf = (...parts: ReadonlyArray<Part>): Digest => hash("sha256", framed(...parts), "hex")
const bytesIn = (digest: Digest): Buffer => Buffer.from(digest, "hex")

interface Linked {
  readonly subject: string
  /** The next commit belongs to the same atomic batch. */
  readonly continues: boolean
  /** The stored bytes: the envelope, and the events with their sealed texts. */
  readonly data: Uint8Array
}

/** The digest of a commit without its position. */
export const contentOf = ({ subject, continues, data }: Linked): Digest =>
  digestOf("tracker-audit-1 content", subject, Uint8Array.of(continues ? 1 : 0), data)

/** The links of each kind. Each covers the link before it, so the last one covers the whole chain. */
export const links = {
  begun: (installation: string, at: string, why: string): Digest =>
    digestOf("tracker-audit-1 begun", installation, at, why),
  key: (before: Digest, publicKey: Uint8Array, at: string, endorsement: Uint8Array): Digest =>
    digestOf("tracker-audit-1 key", bytesIn(before), publicKey, at, endorsement),
  commit: (before: Digest, position: number, content: Digest): Digest =>
    digestOf("tracker-audit-1 commit", bytesIn(before), position, bytesIn(content)),
  gap: (before: Digest, from: number, to: number): Digest => digestOf("tracker-audit-1 gap", bytesIn(before), from, to),
  accepted: (before: Digest, after: number, former: number, at: string, why: string): Digest =>
    digestOf("tracker-audit-1 accepted", bytesIn(before), after, former, at, why)
}

/** The text that the key before a new key signs; the first key signs its own. */
export const endorsed = (installation: string, publicKey: Uint8Array, at: string): Buffer =>
  framed("tracker-audit-1 endorsement", installation, publicKey, at)

interface Signed {
  readonly installation: string
  readonly number: number
  readonly position: number
  readonly commits: number
  readonly link: Digest
  readonly at: string
  readonly key: Digest
  /** The digest of the checkpoint before it; null for the first. */
  readonly before: Digest | null
}

/** The text of a checkpoint that its key signs. */
export const signedText = (checkpoint: Signed): Buffer => {
  const { installation, number, position, commits, link, at, key, before } = checkpoint
  return framed(
    "tracker-audit-1 checkpoint",
    installation,
    number,
    position,
    commits,
    bytesIn(link),
    at,
    bytesIn(key),
    before === null ? "" : bytesIn(before)
  )
}

/** The digest of a checkpoint with its signature, which the next checkpoint names. */
export const checkpointDigest = (checkpoint: Signed & { readonly signature: string }): Digest =>
  digestOf("tracker-audit-1 signed", signedText(checkpoint), Buffer.from(checkpoint.signature, "base64"))
