/** Entry `generation` of bucket `KEYS`: the master key that wraps new values. It is not a secret, so it is stored in clear. */
import { Effect, Option, Schema } from "effect"
import type { Bucket } from "../ports/bucket.ts"
import { keyIdOf, type SealingKey } from "../cipher/sealing.ts"

export const generationEntry = "generation"

/** True for the entry of an owner's key, and false for the other entries of the bucket. */
export const isKeyEntry = (entry: string) => entry.includes(".")
/** The name of an entry cannot contain a colon. */
export const keyEntryOf = (owner: string) => owner.replace(":", ".")
export const ownerOf = (entry: string) => entry.replace(".", ":")

const Generation = Schema.fromJsonString(
  Schema.Struct({
    /** 1 is the first master key, for which no entry is stored. */
    generation: Schema.Int,
    /** The id of its master key. */
    key: Schema.String,
    /** The ids of the master keys before it, which must never wrap again. */
    earlier: Schema.Array(Schema.String),
    /** `changing`: some values are still wrapped with the key before. */
    state: Schema.Literals(["changing", "done"])
  })
)
export type Generation = typeof Generation.Type

const decode = Schema.decodeUnknownOption(Generation)
const encode = Schema.encodeSync(Generation)

/** Tells master keys apart without revealing them. */
export const masterIdOf = (key: SealingKey): string => keyIdOf(key, "installation:master")

/** Null before the first change of the master key. */
export const readGeneration = (bucket: Bucket) =>
  Effect.map(bucket.get(generationEntry), (entry) =>
    entry === null ? null : Option.getOrNull(decode(Buffer.from(entry.value).toString()))
  )

export const writeGeneration = (bucket: Bucket, generation: Generation) =>
  bucket.put(generationEntry, Buffer.from(encode(generation)))
