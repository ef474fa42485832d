import { Effect } from "effect"
import type { Document } from "../projections/search/documents/documents.ts"
import { sha256 } from "../streams/commit/identity.ts"
import { VectorLog } from "../streams/ports/vectors.ts"
import { Model } from "../models/model.ts"

const nothing = new Float32Array()
const atOnce = 16

/** Embeds texts with one call of the model. Returns the model's name and the position of the last vector in `VEC`. */
export const embedAll = Effect.fn("embed")(function* (documents: ReadonlyArray<Document>) {
  if (documents.length === 0) return { model: "", seq: 0 }
  const { put } = yield* VectorLog
  const { model, vectors } = yield* (yield* Model).embed(documents.map(({ text }) => text))
  const positions = yield* Effect.forEach(
    documents,
    ({ kind, id, text }, i) =>
      put({ subject: `${kind}.${id}`, model, textDigest: sha256(text), vector: meaningful(vectors[i]) }),
    { concurrency: atOnce }
  )
  return { model, seq: Math.max(...positions) }
})

/** The zero vector, of a text without letters, is stored as an empty vector, which is similar to nothing. */
const meaningful = (vector: Float32Array = nothing) => (vector.some((x) => x !== 0) ? vector : nothing)
