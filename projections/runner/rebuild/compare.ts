/** Compares a rebuilt table with the served one, row by row. */
import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { schemas } from "../tables/tables.ts"

/** A row that differs. `seq` is the commit that last changed it, so that the event can be found. */
export interface Difference {
  readonly table: string
  readonly id: string
  readonly is: "missing" | "extra" | "other"
  readonly seq: number
}

/** The most differences that are reported for one table. */
const most = 20

/** The rows in which the served table differs from the rebuilt one. Empty if the table was not served before. */
export const differences = Effect.fnUntraced(function* ({ name }: AnyProjection) {
  const database = yield* Database
  const { build, live } = schemas
  const there = yield* database.query((sql) => sql`select to_regclass(${`${live}.${name}`}) is not null as there`)
  if (there[0]?.["there"] !== true) return []
  const rows = yield* database.query<Omit<Difference, "table">>(
    (sql) => sql`
    select coalesce(old.id, new.id) as id, coalesce(new.seq, old.seq) as seq,
      case when old.id is null then 'missing' when new.id is null then 'extra' else 'other' end as is
    from ${sql(live)}.${sql(name)} as old full outer join ${sql(build)}.${sql(name)} as new using (id)
    where to_jsonb(old) is distinct from to_jsonb(new)
    order by 2 limit ${most}`
  )
  return rows.map(({ id, is, seq }): Difference => ({ table: name, id, is, seq }))
})
