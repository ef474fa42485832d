import { Effect } from "effect"
import type { Document } from "../projections/search/documents/documents.ts"
import { sha256 } from "../streams/commit/identity.ts"
import { subjectOf } from "../streams/commit/subjects.ts"
import { EventStore } from "../streams/ports/eventStore.ts"
import { VectorLog } from "../streams/ports/vectors.ts"
import { ownersOfEvents } from "../streams/sealing/fields/owners.ts"
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
    Effect.fnUntraced(function* (document, i) {
      const { kind, id, text } = document
      const owners = yield* ownersOfText(document)
      const vector = meaningful(vectors[i])
      return yield* put({ subject: `${kind}.${id}`, owners, model, textDigest: sha256(text), vector })
    }),
    { concurrency: atOnce }
  )
  return { model, seq: Math.max(...positions) }
})

/** The authors of a text: the entry of its vector is sealed with their keys. */
const ownersOfText = Effect.fnUntraced(function* ({ kind, id, owner }: Document) {
  if (owner !== null) return [owner]
  const subject = subjectOf(kind, id)
  const commits = yield* (yield* EventStore).load(subject).pipe(
    // The installation's key seals the vector of a parked text.
    Effect.catchTag("AggregateParked", () => Effect.succeed([]))
  )
  return commits.flatMap(({ events }) => ownersOfEvents(subject, events).split(" ")).filter((each) => each !== "")
})

/** The zero vector, of a text without letters, is stored as an empty vector, which is similar to nothing. */
const meaningful = (vector: Float32Array = nothing) => (vector.some((x) => x !== 0) ? vector : nothing)
