/** The golden corpus: stored commits, which are never rewritten, and the codec that opens them. */
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Buckets } from "../ports/bucket.ts"
import { Codec } from "../codec/codec.ts"
import type { Stored } from "../commit/envelope.ts"
import { memoryBuckets } from "../memory/memoryBuckets.ts"
import { emptyRawLog } from "../keys/rawLog.ts"
import { memoryMasterKey } from "../memory/memoryMasterKey.ts"
import { Keyring } from "../sealing/keyring.ts"
import { keyFrom } from "../cipher/sealing.ts"
import type { Kind } from "../commit/subjects.ts"

/** One stored commit, and the event that every later version must read from it. */
export interface Sample {
  readonly tag: string
  /** The version of its stored event. */
  readonly v: number
  readonly subject: string
  /** The body of the message. Written as JSON it has exactly the stored bytes. */
  readonly stored: { readonly events: ReadonlyArray<unknown> } & Readonly<Record<string, unknown>>
  readonly event: Readonly<Record<string, unknown>>
}
/** The keys of the corpus. They seal nothing else, so they are not secret. */
export interface Keys {
  /** Hexadecimal. */
  readonly master: string
  /** The bucket `KEYS`: each person's key, wrapped, in base 64. */
  readonly wrapped: Readonly<Record<string, string>>
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, "commits", name), "utf8"))
export const samplesOf = (kind: Kind) => read(`${kind}.json`) as ReadonlyArray<Sample>
export const readKeys = () => read("keys.json") as Keys

/** The product's codec with these keys, and the bucket with the keys that it creates. */
export const codecOn = ({ master, wrapped }: Keys) => {
  const filled = Layer.effectDiscard(
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("KEYS")
      for (const [name, key] of Object.entries(wrapped)) yield* bucket.put(name, Buffer.from(key, "base64"))
    })
  ).pipe(Layer.provideMerge(memoryBuckets))
  return Codec.layer.pipe(
    Layer.provideMerge(Keyring.layer),
    Layer.provide(Layer.merge(memoryMasterKey(keyFrom(Buffer.from(master, "hex"))), emptyRawLog)),
    Layer.provideMerge(filled)
  )
}

export const asStored = ({ subject, stored }: Pick<Sample, "subject" | "stored">, seq = 1): Stored => ({
  subject,
  seq,
  data: Buffer.from(JSON.stringify(stored)),
  continues: false
})
