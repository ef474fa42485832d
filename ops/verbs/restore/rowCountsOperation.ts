/** The number of rows of each read model, and the position that they have. */
import { Effect, Schema, Stream } from "effect"
import { Database } from "../../../projections/database/database.ts"
import { projections } from "../../../projections/projections.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { schemas } from "../../../projections/runner/tables/tables.ts"
import { operation } from "../operation/operation.ts"

export interface RowCounts {
  /** The position of the tables. */
  readonly at: number
  readonly rows: Readonly<Record<string, number>>
}

export const rowCountsOperation = operation({
  name: "row-counts",
  input: Schema.Struct({}),
  run: () =>
    Stream.fromEffect(
      Effect.gen(function* () {
        const database = yield* Database
        const { position } = yield* Projections
        const counts = yield* Effect.forEach(projections, ({ name }) =>
          Effect.map(
            database.query<{ readonly rows: number }>(
              (sql) => sql`select count(*)::int as rows from ${sql(schemas.live)}.${sql(name)}`
            ),
            ([found]) => [name, found?.rows ?? 0] as const
          )
        )
        return { at: position.at(), rows: Object.fromEntries(counts) } satisfies RowCounts
      })
    )
})
