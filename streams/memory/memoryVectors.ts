/** The log of vectors in memory, for tests. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { type VectorEntry, VectorLog } from "../ports/vectors.ts"

export const memoryVectors = Layer.effect(
  VectorLog,
  Effect.gen(function* () {
    let entries: ReadonlyArray<VectorEntry> = []
    let head = 0
    const told = yield* PubSub.unbounded<VectorEntry>()
    const keep = (entry: Omit<VectorEntry, "seq" | "witness">, stays: (old: VectorEntry) => boolean) =>
      Effect.suspend(() => {
        const seq = ++head
        const next = { ...entry, seq, witness: witnessOf(entry.subject, seq) }
        entries = [...entries.filter(stays), next]
        return Effect.as(PubSub.publish(told, next), next.seq)
      })
    return VectorLog.of({
      put: (embedding) =>
        keep(
          { subject: embedding.subject, embedding },
          (old) => old.subject !== embedding.subject || old.embedding?.model !== embedding.model
        ),
      forget: (subject) => keep({ subject, embedding: null }, (old) => old.subject !== subject),
      ofOwner: (owner) =>
        Effect.sync(() => [
          ...new Set(entries.flatMap(({ subject, embedding }) => (embedding?.owners.includes(owner) ? [subject] : [])))
        ]),
      witnessAt: (seq) => Effect.sync(() => entries.find((entry) => entry.seq === seq)?.witness ?? null),
      entries: (after) =>
        Stream.unwrap(
          Effect.gen(function* () {
            const later = yield* PubSub.subscribe(told)
            const now = entries.filter(({ seq }) => seq > after)
            const last = head
            return Stream.concat(
              Stream.fromIterable(now),
              Stream.filter(Stream.fromSubscription(later), ({ seq }) => seq > last && seq > after)
            )
          })
        )
    })
  })
)

const witnessOf = (subject: string, seq: number) => `${subject} ${seq}`
