/** Inserts rows into a served table directly, for tests and measurements of reads. The statement and the columns are the runner's own. */
import { Effect } from "effect"
import { Database } from "../database/database.ts"
import { anyProjection, type Projection } from "../projection.ts"
import { schemas, upsert } from "../runner/tables/tables.ts"

/** Every column of the declaration, so that a row without a new column does not compile. */
export type StoredRow<Row extends object> = Row & { readonly id: string; readonly seq: number }

/** Rows of one statement: PGlite has the whole statement in memory. */
const rowsOfStatement = 1_000

export const insertStored = Effect.fnUntraced(function* <Row extends object, Wire extends object>(
  projection: Projection<Row, Wire>,
  rows: ReadonlyArray<StoredRow<NoInfer<Row>>>
) {
  const { query } = yield* Database
  const statement = upsert(schemas.live, anyProjection(projection), "$1::text::jsonb")
  for (let from = 0; from < rows.length; from += rowsOfStatement) {
    const part = JSON.stringify(rows.slice(from, from + rowsOfStatement))
    yield* query((sql) => sql.unsafe(statement, [part]))
  }
})
