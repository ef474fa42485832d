/** The positions and sizes of the read models, as the checkpoints and the database have them. */
import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import { readCheckpoints } from "../../runner/tables/checkpoint.ts"
import { schemas } from "../../runner/tables/tables.ts"

export interface ReadModelProgress {
  readonly name: string
  readonly position: number
  readonly version: number
  /** The number of aggregates that it has parked. */
  readonly parked: number
}

/** One row for each read model, by name; also while the tables are not complete. */
export const readModelProgress = Effect.map(readCheckpoints(schemas.live), (checkpoints) =>
  [...checkpoints.values()]
    .map(({ name, seq, revision, state }): ReadModelProgress => ({
      name,
      position: seq,
      version: revision,
      parked: Object.keys(state.quarantine).length
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
)

/** The bytes of the database that holds the tables and the vectors. */
export const tableBytes = Effect.gen(function* () {
  const [row] = yield* (yield* Database).query((sql) => sql`select pg_database_size(current_database()) as bytes`)
  return Number(row?.["bytes"] ?? 0)
})
