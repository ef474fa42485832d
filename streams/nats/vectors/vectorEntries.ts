/**
 * The stored form of a vector. A vector reveals its text, so the entry is sealed with the keys of all owners of the text: no
 * key opens it once one of them was forgotten.
 */
import { type OwnersKeys, ownersKey } from "../../cipher/ownersKey.ts"
import { seal, unseal } from "../../cipher/sealing.ts"
import type { Embedding } from "../../ports/vectors.ts"

const newline = 0x0a

/** A line with the owners, then the sealed rest: a line of JSON, and the raw floats of the vector. */
export const sealEntry = (keys: OwnersKeys, { subject, owners, vector, ...head }: Embedding): Uint8Array => {
  const plain = Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  ])
  const sorted = [...new Set(owners)].toSorted()
  return Buffer.concat([
    Buffer.from(`${JSON.stringify({ owners: sorted })}\n`),
    seal(ownersKey(keys, sorted), plain, bound(subject, sorted))
  ])
}

/** The owners of an entry, in clear; none when it has another form. */
export const ownersOfEntry = (data: Uint8Array): ReadonlyArray<string> => {
  try {
    const { owners }: { readonly owners: unknown } = JSON.parse(
      Buffer.from(data.subarray(0, Math.max(0, data.indexOf(newline)))).toString()
    )
    return Array.isArray(owners) ? owners.filter((owner) => typeof owner === "string") : []
  } catch {
    return []
  }
}

/** Null when the keys do not open it: an owner was forgotten since, or a byte was changed. */
export const openEntry = (keys: OwnersKeys, subject: string, data: Uint8Array): Embedding | null => {
  const owners = ownersOfEntry(data)
  try {
    const plain = unseal(ownersKey(keys, owners), data.subarray(data.indexOf(newline) + 1), bound(subject, owners))
    const at = plain.indexOf(newline)
    const head: Pick<Embedding, "model" | "textDigest"> = JSON.parse(plain.subarray(0, at).toString())
    const vector = new Float32Array(Uint8Array.from(plain.subarray(at + 1)).buffer)
    return { subject, owners, model: head.model, textDigest: head.textDigest, vector }
  } catch {
    return null
  }
}

const bound = (subject: string, owners: ReadonlyArray<string>) => `vector ${subject} ${owners.join(" ")}`
