/** The index of vectors: it follows `VEC` into tables of its own, which a rebuild of the read models leaves alone. */
import { Effect, Layer, Schedule, Stream } from "effect"
import { VectorLog } from "../../../streams/vectors.ts"
import { Database, DatabaseUnavailable } from "../../database/database.ts"
import { createVectorTables, nearestIndex, writeEntries } from "./vectorTables.ts"

/** The most that one transaction takes in: vectors are long. */
const batchEntries = 200
/** Nobody waits for a vector: those that come within it are written together. */
const moment = "50 millis"
const again = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

/**
 * Keeps the index along the stream while the layer lasts.
 *
 * `indexFrom`: so many vectors of one model are worth an approximate index; fewer are compared one by one.
 */
export const vectorIndex = ({ indexFrom = 20_000 }: { readonly indexFrom?: number } = {}) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const { kind } = yield* Database
      yield* follow.pipe(
        Effect.catchDefect((fault) => Effect.fail(fault)),
        Effect.tapError((why) =>
          // The read models tell already that the tables are away.
          why instanceof DatabaseUnavailable
            ? Effect.void
            : Effect.logWarning("the index of vectors stands still", why instanceof Error ? why.message : "a fault")
        ),
        Effect.retry(again),
        Effect.forkScoped
      )
      if (kind === "server")
        yield* indexLarge(indexFrom).pipe(
          Effect.catchTag("DatabaseUnavailable", ({ message }) =>
            Effect.logWarning("an index of vectors was not made", message)
          ),
          Effect.catchCause((cause) => Effect.logWarning("an index of vectors was not made", cause)),
          Effect.repeat(Schedule.spaced("1 minute")),
          Effect.forkScoped
        )
    })
  )

const follow = Effect.gen(function* () {
  const database = yield* Database
  const log = yield* VectorLog
  yield* database.define(createVectorTables)
  const [stored] = yield* database.query((sql) => sql`select seq from search.position`)
  const at = Number(stored?.["seq"] ?? 0)
  // The stream was dropped and begun anew: what it holds now is all there is.
  const begunAnew = (yield* log.head) < at
  if (begunAnew) yield* database.define("truncate search.embedding; update search.position set seq = 0")
  yield* log
    .entries(begunAnew ? 0 : at)
    .pipe(Stream.groupedWithin(batchEntries, moment), Stream.runForEach(writeEntries))
})

/** An approximate index for each model that has enough vectors. Reads go on while it is made. */
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
