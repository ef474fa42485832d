/** Swaps tables in one transaction, so readers see the old tables or the new ones. */
import { Effect, Schedule } from "effect"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Fence, guard, lockedLease } from "../tables/fence.ts"
import { schemas, type SchemaName } from "../tables/tables.ts"

/** The tables that replace the served ones. */
export interface Replacement {
  readonly schema: SchemaName
  readonly projections: ReadonlyArray<AnyProjection>
  /** The position of every one of them. */
  readonly at: number
  /** The number of rows of each, by the name of the projection. */
  readonly rows: ReadonlyMap<string, number>
}

/** A swap waits this long for the readers of a table, and they then wait for it. Then it steps back, and tries again. */
const lockTimeout = "25ms"
const busy = Schedule.spaced("100 millis").pipe(Schedule.upTo({ times: 600 }))
/** The server ends a swap whose process is suspended: its locks would stop the readers and the next holder of the lease. */
const silence = "3s"
/** The schema of the replaced tables, within the transaction. */
const replaced = `${schemas.former}_new`

/**
 * Replaces the served tables, and keeps them in the schema `former`. With `keeps` they stay there after later swaps. It
 * checks before it takes a lock on a served table: the lease, the position, the rows and the indexes of the new tables.
 */
export const swap = Effect.fnUntraced(function* (replacement: Replacement, fence: Fence, keeps: boolean) {
  const database = yield* Database
  const { schema, projections } = replacement
  const { former, live } = schemas
  const names = projections.map(({ name }) => `'${name}'`).join(", ")
  const isKept = schema !== former && !keeps && (yield* formerIsKept)
  yield* database
    .guardedTransaction((sql) => [
      sql.unsafe(`set local lock_timeout = '${lockTimeout}'`),
      sql.unsafe(`set local idle_in_transaction_session_timeout = '${silence}'`),
      sql.unsafe(lockedLease(fence)),
      ...checksOf(replacement).map((check) => sql.unsafe(check)),
      sql.unsafe(`drop schema if exists ${replaced} cascade`),
      sql.unsafe(`create schema ${replaced}`),
      ...["checkpoint", "tombstone"].map((table) =>
        sql.unsafe(`create table ${replaced}.${table} (like ${live}.${table} including all)`)
      ),
      ...projections.flatMap(({ name, versions }) => [
        sql.unsafe(`alter table if exists ${live}.${name} set schema ${replaced}`),
        sql.unsafe(`alter table if exists ${live}.${name}_versions set schema ${replaced}`),
        sql.unsafe(`alter table ${schema}.${name} set schema ${live}`),
        ...(versions ? [sql.unsafe(`alter table ${schema}.${name}_versions set schema ${live}`)] : [])
      ]),
      ...moves("checkpoint", "name", "name, version, revision, seq, witness, state", schema, names).map((each) =>
        sql.unsafe(each)
      ),
      ...moves("tombstone", "view", "view, id, audience, seq", schema, names).map((each) => sql.unsafe(each)),
      // A new generation makes every client start again with a snapshot.
      sql.unsafe(`update ${live}.generation set n = n + 1`),
      sql.unsafe(`drop schema ${schema} cascade`),
      ...(isKept
        ? [sql.unsafe(`drop schema ${replaced} cascade`)]
        : [
            sql.unsafe(`drop schema if exists ${former} cascade`),
            sql.unsafe(`alter schema ${replaced} rename to ${former}`),
            sql.unsafe(`comment on schema ${former} is '${keeps ? kept : ""}'`)
          ])
    ])
    .pipe(Effect.retry({ schedule: busy, while: ({ _tag }) => _tag === "DatabaseUnavailable" }))
})

const kept = "kept"
const formerIsKept = Effect.gen(function* () {
  const database = yield* Database
  const [row] = yield* database.query(
    (sql) =>
      sql`select obj_description(oid, 'pg_namespace') as says from pg_namespace where nspname = ${schemas.former}`
  )
  return row?.["says"] === kept
})

/** Statements that move the rows of the served tables out, and those of the new tables in. */
const moves = (table: string, by: string, columns: string, schema: SchemaName, names: string) => [
  `insert into ${replaced}.${table} (${columns}) select ${columns} from ${schemas.live}.${table} where ${by} in (${names})`,
  `delete from ${schemas.live}.${table} where ${by} in (${names})`,
  `insert into ${schemas.live}.${table} (${columns}) select ${columns} from ${schema}.${table} where ${by} in (${names})`
]

const checksOf = ({ schema, projections, at, rows }: Replacement): ReadonlyArray<string> =>
  projections.flatMap(({ name, indexes, versions }) => [
    guard(
      `exists (select 1 from ${schema}.checkpoint where name = '${name}' and seq = ${at})`,
      `the new table ${name} is not at position ${at}`
    ),
    guard(
      `(select count(*) from ${schema}.${name}) = ${rows.get(name) ?? -1}`,
      `the new table ${name} has not the ${rows.get(name) ?? -1} rows that were written`
    ),
    guard(
      `(select count(*) from pg_index where indrelid = '${schema}.${name}'::regclass and indisvalid) = ${indexes.length + 1}`,
      `the new table ${name} lacks an index`
    ),
    ...(versions
      ? [
          guard(
            `exists (select 1 from pg_index where indrelid = '${schema}.${name}_versions'::regclass and indisprimary)`,
            `the versions of the new table ${name} lack their key`
          )
        ]
      : [])
  ])
