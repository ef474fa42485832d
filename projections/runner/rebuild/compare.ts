/** Row by row, what two makings of one table disagree on. */
import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { schemas } from "../tables/tables.ts"

/** A row that came out otherwise. `seq`: the commit that last changed it, by which to find the event. */
export interface Difference {
  readonly table: string
  readonly id: string
  readonly is: "missing" | "extra" | "other"
  readonly seq: number
}

/** The most that are told of one table. */
const most = 20

/** What the serving table has otherwise than the rebuilt one. Empty for a table that did not serve yet. */
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
