/** The vector index. It applies the stream `VEC` to its own tables, which a rebuild of the read models does not touch. */
import { Effect, Layer, Schedule, Stream } from "effect"
import { VectorLog } from "../../../streams/ports/vectors.ts"
import { Database, DatabaseUnavailable } from "../../database/database.ts"
import { createVectorTables, nearestIndex, writeEntries } from "./vectorTables.ts"

/** The most entries in one transaction: vectors are long. */
const batchEntries = 200
/** Entries that arrive within this time are written together, since no caller waits for a vector. */
const batchTime = "50 millis"
const retrySchedule = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

/**
 * Applies the stream to the index while the layer lasts.
 *
 * `indexFrom`: the number of vectors of one model from which on an approximate index is created.
 * @default 20,000
 */
export const vectorIndex = ({ indexFrom = 20_000 }: { readonly indexFrom?: number } = {}) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const { kind } = yield* Database
      yield* follow.pipe(
        Effect.catchDefect((fault) => Effect.fail(fault)),
        Effect.tapError((why) =>
          // The read models report already that the database is unreachable.
          why instanceof DatabaseUnavailable
            ? Effect.void
            : Effect.logWarning("the vector index has stopped", why instanceof Error ? why.message : "a bug")
        ),
        Effect.retry(retrySchedule),
        Effect.forkScoped
      )
      if (kind === "server")
        yield* indexLarge(indexFrom).pipe(
          Effect.catchTag("DatabaseUnavailable", ({ message }) =>
            Effect.logWarning("a vector index was not created", message)
          ),
          Effect.catchCause((cause) => Effect.logWarning("a vector index was not created", cause)),
          Effect.repeat(Schedule.spaced("1 minute")),
          Effect.forkScoped
        )
    })
  )

const follow = Effect.gen(function* () {
  const database = yield* Database
  const log = yield* VectorLog
  yield* database.define(createVectorTables)
  const [stored] = yield* database.query((sql) => sql`select seq, witness from search.position`)
  const at = Number(stored?.["seq"] ?? 0)
  // Positions of a stream that went back are used again. All is read again then, and also when the entry at the
  // position was replaced by a later one: the two cases cannot be distinguished, and reading again needs no model.
  const isKnown = at === 0 || (yield* log.witnessAt(at)) === stored?.["witness"]
  if (!isKnown) yield* database.define("truncate search.embedding; update search.position set seq = 0, witness = null")
  yield* log
    .entries(isKnown ? at : 0)
    .pipe(Stream.groupedWithin(batchEntries, batchTime), Stream.runForEach(writeEntries))
})

/** Creates an approximate index for each model with enough vectors. Reads continue during that time. */
const indexLarge = Effect.fnUntraced(function* (indexFrom: number) {
  const database = yield* Database
  yield* database.define(createVectorTables)
  const large = yield* database.query(
    (sql) => sql`
      select number, dimensions from search.model
      where (select count(*) from search.embedding e where e.model = number) >= ${indexFrom}
        and to_regclass('search.embedding_near_' || number) is null`
  )
  for (const { number, dimensions } of large)
    yield* database.define(nearestIndex({ number: Number(number), dimensions: Number(dimensions) }), "30 minutes")
})
