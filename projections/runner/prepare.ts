/** Creates missing tables, and finds those of another version of the program. */
import { Effect } from "effect"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { createVectorTables } from "../search/vectors/vectorTables.ts"
import { bookkeeping, createIndexes, createTables, extensions, schemas } from "./tables/tables.ts"
import { tableVersionOf } from "./tables/tableVersion.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "./tables/checkpoint.ts"

export interface Prepared {
  readonly generation: number
  readonly checkpoints: ReadonlyMap<string, Checkpoint>
  /** Projections whose tables have another version. Their tables stay as they are until new ones replace them. */
  readonly outdated: ReadonlyArray<AnyProjection>
}

export const prepare = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  yield* database.define(extensions + bookkeeping(schemas.live) + createVectorTables)
  const stored = yield* readCheckpoints(schemas.live)
  const outdated = projections.filter((projection) => {
    const found = stored.get(projection.name)
    return found !== undefined && found.version !== tableVersionOf(projection)
  })
  const ready = yield* Effect.forEach(
    projections.filter((projection) => !outdated.includes(projection)),
    Effect.fnUntraced(function* (projection) {
      const found = stored.get(projection.name)
      if (found !== undefined) return found
      yield* database.define(createTables(schemas.live, projection) + createIndexes(schemas.live, projection))
      return yield* startCheckpoint(schemas.live, projection)
    })
  )
  return {
    generation: yield* readGeneration,
    checkpoints: new Map(ready.map((each): [string, Checkpoint] => [each.name, each])),
    outdated
  } satisfies Prepared
})

/** The generation of the tables that are served: it rises with each swap. */
export const readGeneration = Effect.flatMap(Database, (database) =>
  Effect.map(
    database.query((sql) => sql`select n from ${sql(schemas.live)}.generation`),
    ([row]) => Number(row?.["n"] ?? 1)
  )
)
