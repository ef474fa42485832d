import { Effect } from "effect"
import { Database, DatabaseUnavailable } from "../database/database.ts"
import { Projections } from "./projections.ts"

/** The tables as readers have them: none while they are being made, so that nobody reads half of one. */
export const servedTables = Effect.gen(function* () {
  const database = yield* Database
  const { rebuilding } = yield* Projections
  const served = <A, E>(ask: Effect.Effect<A, E | DatabaseUnavailable>) =>
    Effect.suspend(() => {
      const why = rebuilding()
      return why === null
        ? ask
        : Effect.fail(new DatabaseUnavailable({ cause: "not whole yet", why: `the tables are not whole yet: ${why}` }))
    })
  return {
    query: (run) => served(database.query(run)),
    transaction: (statements) => served(database.transaction(statements))
  } satisfies Pick<Database["Service"], "query" | "transaction">
})
