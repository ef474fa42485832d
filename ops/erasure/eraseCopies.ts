/** Erases what was derived from texts and is kept outside the tables: vectors, and snapshots of aggregates. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import { Database } from "../../projections/database/database.ts"
import { Buckets } from "../../streams/ports/bucket.ts"
import { VectorLog } from "../../streams/ports/vectors.ts"

/** `aggregates`: those with a text of the person, as `task.<id>`. */
export const eraseCopies = Effect.fnUntraced(function* (person: ActorId, aggregates: ReadonlySet<string>) {
  const vectors = yield* VectorLog
  // A proposal may have a vector that is sealed for several people.
  const ofText = [...aggregates].filter((subject) => embedded.has(subject.split(".")[0] ?? ""))
  const subjects = [...new Set([...ofText, ...(yield* vectors.ofOwner(person))])]
  const { erased } = yield* erase(subjects, aggregates)
  return { vectors: subjects.length, snapshots: erased.size }
})

/** Returns the counts of each message. `found`: the aggregates with its text. */
export const eraseCopiesOf = Effect.fnUntraced(function* (found: ReadonlyMap<string, ReadonlySet<string>>) {
  const all = new Set([...found.values()].flatMap((aggregates) => [...aggregates]))
  const { erased } = yield* erase([...all], all)
  return new Map(
    [...found].map(([message, aggregates]) => {
      const snapshots = [...aggregates].filter((subject) => erased.has(headOf(subject))).length
      return [message, { vectors: aggregates.size, snapshots }]
    })
  )
})

/** `subjects`: those with vectors. Returns the erased entries of the bucket of snapshots. */
const erase = Effect.fnUntraced(function* (subjects: ReadonlyArray<string>, aggregates: ReadonlySet<string>) {
  const vectors = yield* VectorLog
  yield* Effect.forEach(subjects, vectors.forget, { concurrency: requestsAtOnce, discard: true })
  yield* dropFromIndex(subjects)
  const snapshots = yield* (yield* Buckets).open("SNAPSHOTS")
  const heads = new Set([...aggregates].map(headOf))
  const kept = (yield* snapshots.keys).filter((key) => heads.has(key))
  yield* Effect.forEach(kept, snapshots.erase, { concurrency: requestsAtOnce, discard: true })
  return { erased: new Set(kept) }
})

const headOf = (subject: string) => `${subject}.head`

const requestsAtOnce = 16
/** The kinds of aggregates whose texts have vectors. */
const embedded: ReadonlySet<string> = new Set(["task", "message", "topic", "atom", "proposal"])

/** Deletes from the index as well: it follows the vectors with a delay, and the certificate must not come before it. */
const dropFromIndex = Effect.fnUntraced(function* (subjects: ReadonlyArray<string>) {
  const database = yield* Database
  const [index] = yield* database.query((sql) => sql`select to_regclass('search.embedding')::text as made`)
  if (index?.["made"] === null || index === undefined) return
  const kinds = subjects.map((subject) => subject.split(".")[0] ?? "")
  const ids = subjects.map((subject) => subject.split(".")[1] ?? "")
  yield* database.query(
    (sql) =>
      sql`delete from search.embedding where (kind, id) in (select * from unnest(${kinds}::text[], ${ids}::text[]))`
  )
})
