import { Effect } from "effect"
import type { Database } from "../../database/database.ts"

type Tables = Pick<Database["Service"], "transaction">

/** Runs statements in one transaction with planner settings; returns the rows of each statement. */
export const underSettings = (
  { transaction }: Tables,
  settings: ReadonlyArray<string>,
  statements: Parameters<Tables["transaction"]>[0]
) =>
  transaction((sql) => [...settings.map((setting) => sql.unsafe(`set local ${setting}`)), ...statements(sql)]).pipe(
    Effect.map((rows) => rows.slice(settings.length))
  )
