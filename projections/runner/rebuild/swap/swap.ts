/** Swaps tables in one transaction, so readers see the old tables or the new ones. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { Database } from "../../../database/database.ts"
import { isBusy } from "../../../postgres.ts"
import type { AnyProjection } from "../../../projection.ts"
import { RebuildFailed } from "../../served/replay.ts"
import { readCheckpoints } from "../../tables/checkpoint.ts"
import { type Fence, guard, lockedLease } from "../../tables/fence.ts"
import { schemas, type SchemaName } from "../../tables/tables.ts"
import { whileBusy } from "../../../database/whileBusy.ts"

/** The tables that replace the served ones. */
export interface Replacement {
  readonly schema: SchemaName
  readonly projections: ReadonlyArray<AnyProjection>
  /** The position of every one of them. */
  readonly at: number
  /** The number of rows of each, by the name of the projection. */
  readonly rows: ReadonlyMap<string, number>
}

/** The longest wait of a swap for the lock on a table: new readers wait behind it. Then it rolls back, and is tried again. */
const lockTimeout = "25ms"
/** The server ends a swap whose process is suspended: its locks would stop the readers and the next holder of the lease. */
const idleTimeout = "3s"
/** The schema of the replaced tables, within the transaction. */
const replaced = `${schemas.former}_new`

/**
 * Replaces the served tables, and keeps them in the schema `former`. With `keeps` they stay there after later swaps. It
 * checks before it takes a lock on a served table: the lease, the position, the rows and the indexes of the new tables.
 *
 * If the connection is lost at the commit, the outcome is not known, so the mark of the swap is read afterwards. Fails with
 * the outcome `unknown` when the database stays unreachable.
 */
export const swap = Effect.fnUntraced(function* (replacement: Replacement, fence: Fence, keeps: boolean) {
  const database = yield* Database
  const mark = `swap ${fence.number} ${randomUUID()}`
  const former = yield* readFormer(replacement)
  const statements = statementsOf(replacement, fence, keeps, former, mark)
  let isUnknown = false
  const transaction = database
    .guardedTransaction((sql) => statements.map((each) => sql.unsafe(each)))
    .pipe(
      Effect.tapError((error) =>
        Effect.sync(() => {
          isUnknown ||= error._tag === "DatabaseUnavailable" && !isBusy(error.cause)
        })
      ),
      // A transaction of an earlier attempt may have replaced the tables meanwhile.
      Effect.catchCause((cause) =>
        isUnknown ? unless(isMarked(mark), Effect.failCause(cause)) : Effect.failCause(cause)
      )
    )
  yield* Effect.suspend(() => (isUnknown ? unless(isMarked(mark), transaction) : transaction)).pipe(
    Effect.retry({ schedule: whileBusy, while: ({ _tag }) => _tag === "DatabaseUnavailable" }),
    Effect.mapError((error) => (isUnknown ? new RebuildFailed({ why: error.message, outcome: "unknown" }) : error))
  )
})

const unless = <E1, R1, E2, R2>(condition: Effect.Effect<boolean, E1, R1>, work: Effect.Effect<void, E2, R2>) =>
  Effect.flatMap(condition, (holds): Effect.Effect<void, E2, R2> => (holds ? Effect.void : work))

/** Whether the transaction with this mark was committed, and no later one. */
const isMarked = Effect.fnUntraced(function* (mark: string) {
  const database = yield* Database
  const [row] = yield* database.query(
    (sql) => sql`select obj_description(${`${schemas.live}.generation`}::regclass, 'pg_class') as says`
  )
  return row?.["says"] === mark
})

/** The schema `former` before a swap. */
interface Former {
  readonly isKept: boolean
  /** The former tables that stay there when others are served again. */
  readonly others: ReadonlyArray<string>
}

const kept = "kept"
const readFormer = Effect.fnUntraced(function* ({ schema, projections }: Replacement) {
  const { query } = yield* Database
  const [row] = yield* query(
    (sql) =>
      sql`select obj_description(oid, 'pg_namespace') as says from pg_namespace where nspname = ${schemas.former}`
  )
  const isKept = row?.["says"] === kept
  if (schema !== schemas.former) return { isKept, others: [] } satisfies Former
  const stored = yield* readCheckpoints(schema)
  const returned = new Set(projections.map(({ name }) => name))
  return { isKept, others: [...stored.keys()].filter((name) => !returned.has(name)) } satisfies Former
})

const statementsOf = (
  replacement: Replacement,
  fence: Fence,
  keeps: boolean,
  former: Former,
  mark: string
): ReadonlyArray<string> => {
  const { schema, projections } = replacement
  const { live } = schemas
  const names = listOf(projections.map(({ name }) => name))
  return [
    `set local lock_timeout = '${lockTimeout}'`,
    `set local idle_in_transaction_session_timeout = '${idleTimeout}'`,
    lockedLease(fence),
    ...checksOf(replacement),
    `drop schema if exists ${replaced} cascade`,
    `create schema ${replaced}`,
    ...["checkpoint", "tombstone", "row_count"].map(
      (table) => `create table ${replaced}.${table} (like ${live}.${table} including all)`
    ),
    ...projections.flatMap(({ name, versions }) => [
      ...moveTable(name, live, replaced),
      `alter table ${schema}."${name}" set schema ${live}`,
      ...(versions ? [`alter table ${schema}."${name}_versions" set schema ${live}`] : [])
    ]),
    ...bookkeepingOf.flatMap(({ table, by, columns }) => [
      `insert into ${replaced}.${table} (${columns}) select ${columns} from ${live}.${table} where ${by} in (${names})`,
      `delete from ${live}.${table} where ${by} in (${names})`,
      `insert into ${live}.${table} (${columns}) select ${columns} from ${schema}.${table} where ${by} in (${names})`
    ]),
    // A new generation makes every client start again with a snapshot.
    `update ${live}.generation set n = n + 1`,
    `comment on table ${live}.generation is '${mark}'`,
    ...keepFormer(schema, keeps, former)
  ]
}

const listOf = (names: ReadonlyArray<string>) => names.map((name) => `'${name}'`).join(", ")
const moveTable = (name: string, from: SchemaName, to: SchemaName) =>
  ["", "_versions"].map((kind) => `alter table if exists ${from}."${name}${kind}" set schema ${to}`)

/** The tables of a schema that belong to no single projection, with the column that names one. */
const bookkeepingOf = [
  { table: "checkpoint", by: "name", columns: "name, version, revision, seq, witness, state" },
  { table: "tombstone", by: "view", columns: "view, id, audience, seq" },
  { table: "row_count", by: "view", columns: "view, audience, value, n, seq" }
]

/** Drops the schema that the tables came from, and makes the replaced ones the former ones. */
const keepFormer = (schema: SchemaName, keeps: boolean, { isKept, others }: Former): ReadonlyArray<string> => {
  const { former } = schemas
  if (schema !== former && isKept && !keeps) return [`drop schema ${schema} cascade`, `drop schema ${replaced} cascade`]
  const stay = others.flatMap((name) => moveTable(name, schema, replaced))
  const rows = bookkeepingOf.map(
    ({ table, by, columns }) =>
      `insert into ${replaced}.${table} (${columns}) select ${columns} from ${schema}.${table} where ${by} in (${listOf(others)})`
  )
  const says = keeps || (isKept && others.length > 0) ? kept : ""
  return [
    ...stay,
    ...(others.length > 0 ? rows : []),
    `drop schema ${schema} cascade`,
    `drop schema if exists ${former} cascade`,
    `alter schema ${replaced} rename to ${former}`,
    `comment on schema ${former} is '${says}'`
  ]
}

const checksOf = ({ schema, projections, at, rows }: Replacement): ReadonlyArray<string> =>
  projections.flatMap(({ name, indexes, versions }) => [
    guard(
      `exists (select 1 from ${schema}.checkpoint where name = '${name}' and seq = ${at})`,
      `the new table ${name} is not at position ${at}`
    ),
    guard(
      `(select count(*) from ${schema}."${name}") = ${rows.get(name) ?? -1}`,
      `the new table ${name} does not have the ${rows.get(name) ?? -1} rows that were written`
    ),
    guard(
      `(select count(*) from pg_index where indrelid = '${schema}."${name}"'::regclass and indisvalid) = ${indexes.length + 1}`,
      `the new table ${name} lacks an index`
    ),
    ...(versions
      ? [
          guard(
            `exists (select 1 from pg_index where indrelid = '${schema}."${name}_versions"'::regclass and indisprimary)`,
            `the versions of the new table ${name} lack their key`
          )
        ]
      : [])
  ])
