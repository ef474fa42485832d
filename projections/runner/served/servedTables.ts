import { Effect } from "effect"
import { Database, DatabaseUnavailable } from "../../database/database.ts"
import { Projections } from "./projections.ts"

/** Fails reads while tables are being made from the log: a reader never sees half of a table. */
export const servedTables = Effect.gen(function* () {
  const database = yield* Database
  const { rebuilding } = yield* Projections
  const served = <A, E>(read: Effect.Effect<A, E | DatabaseUnavailable>) =>
    Effect.suspend(() => {
      const why = rebuilding()
      return why === null
        ? read
        : Effect.fail(
            new DatabaseUnavailable({ cause: "not complete", why: `the tables are not complete yet: ${why}` })
          )
    })
  const tables: Pick<Database["Service"], "query" | "transaction"> = {
    query: (run) => served(database.query(run)),
    transaction: (statements) => served(database.transaction(statements))
  }
  return tables
})
