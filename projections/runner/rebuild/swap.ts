import { Effect } from "effect"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { schemas } from "../tables/tables.ts"

/** Swaps in one transaction, so readers see the old tables or the new ones. A lock that takes too long is a failure; the caller retries. */
export const swap = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  const { build, former, live } = schemas
  const tables = projections.flatMap(({ name, versions }) => (versions ? [name, `${name}_versions`] : [name]))
  yield* database.transaction((sql) => [
    sql`set local lock_timeout = '2s'`,
    sql.unsafe(`drop schema if exists ${former} cascade`),
    sql.unsafe(`create schema ${former}`),
    ...tables.flatMap((table) => [
      sql.unsafe(`alter table if exists ${live}.${table} set schema ${former}`),
      sql.unsafe(`alter table ${build}.${table} set schema ${live}`)
    ]),
    sql`delete from ${sql(live)}.checkpoint where name in (select name from ${sql(build)}.checkpoint)`,
    sql`insert into ${sql(live)}.checkpoint select * from ${sql(build)}.checkpoint`,
    sql`delete from ${sql(live)}.tombstone where view in (select name from ${sql(build)}.checkpoint)`,
    sql`insert into ${sql(live)}.tombstone select * from ${sql(build)}.tombstone`,
    // A new generation makes every client start again with a snapshot.
    sql`update ${sql(live)}.generation set n = n + 1`,
    sql.unsafe(`drop schema ${build} cascade`)
  ])
})
