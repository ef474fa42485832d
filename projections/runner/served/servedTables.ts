import { Effect } from "effect"
import { Database, DatabaseUnavailable } from "../../database/database.ts"
import { namesTable, textOfStatements } from "./namedTables.ts"
import { Projections } from "./projections.ts"

/**
 * Fails the reads of a table that is not complete: a reader never sees half of a table. Reads of other tables continue.
 */
export const servedTables = Effect.gen(function* () {
  const database = yield* Database
  const { rebuilding, unserved } = yield* Projections
  const served = <A, E>(
    make: Parameters<typeof textOfStatements>[0],
    read: Effect.Effect<A, E | DatabaseUnavailable>
  ) =>
    Effect.suspend(() => {
      if (rebuilding() === null) return read
      const text = textOfStatements(make)
      const why = unserved((table) => namesTable(text, table))
      return why === null
        ? read
        : Effect.fail(
            new DatabaseUnavailable({ cause: "not complete", why: `the tables are not complete yet: ${why}` })
          )
    })
  const tables: Pick<Database["Service"], "query" | "transaction"> = {
    query: (run) => served(run, database.query(run)),
    transaction: (statements) => served(statements, database.transaction(statements))
  }
  return tables
})
