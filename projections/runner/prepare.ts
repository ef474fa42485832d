/** Creates missing tables, and finds those of another version of the program. */
import { Effect } from "effect"
import { Feed } from "../../streams/ports/feed.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { createVectorTables } from "../search/vectors/vectorTables.ts"
import { startCheckpoint } from "./tables/checkpoint.ts"
import { examine } from "./tables/examine.ts"
import { bookkeeping, createIndexes, createTables, extensions, schemas } from "./tables/tables.ts"

/**
 * For the holder of the lease. Missing tables are created here only when the log is empty; otherwise they are built beside
 * the served ones, like tables of another version.
 */
export const prepare = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  yield* database.define(extensions + bookkeeping(schemas.live) + createVectorTables)
  const { head } = yield* Feed
  const before = yield* examine(projections)
  const missing = before.unreadable.length > 0 && (yield* head) === 0 ? before.unreadable : []
  for (const projection of missing) {
    yield* database.define(createTables(schemas.live, projection) + createIndexes(schemas.live, projection))
    yield* startCheckpoint(schemas.live, projection)
  }
  return missing.length === 0 ? before : yield* examine(projections)
})
