/** AES-256-GCM: texts are sealed with their person's key, and those keys with the master key. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto"

export const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/** A key object is three times as fast as its bytes, and is never printed by mistake. */
export type SealingKey = KeyObject
export const keyFrom = (bytes: Uint8Array): SealingKey => createSecretKey(bytes)

/** `iv | tag | ciphertext`. `bound` is authenticated but not stored: a text opens only with the same `bound`. */
export const seal = (key: SealingKey, plain: Uint8Array, bound: string): Buffer => {
  const iv = freshIv()
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** @throws when the key or `bound` is another one, or a byte was changed. */
export const unseal = (key: SealingKey, sealed: Uint8Array, bound: string): Buffer => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
}

/** Random bytes in advance: each draw costs as much as the sealing itself. Every byte is used once. */
let drawn = Buffer.alloc(0)
const drawnAtOnce = 512 * ivBytes
const freshIv = (): Buffer => {
  if (drawn.byteLength === 0) drawn = randomBytes(drawnAtOnce)
  const iv = drawn.subarray(0, ivBytes)
  drawn = drawn.subarray(ivBytes)
  return iv
}

/** Tells keys apart without revealing them: a keyed hash, 80 bits, hexadecimal. The same key has another id for another owner. */
export const keyIdOf = (key: SealingKey, owner: string): string =>
  createHmac("sha256", key).update(`the key of ${owner}`).digest("hex").slice(0, keyIdLength)
const keyIdLength = 20

/** The bytes of a fresh key. */
export const newKeyBytes = (): Buffer => randomBytes(keyBytes)
