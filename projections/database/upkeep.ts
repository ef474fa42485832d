/**
 * The upkeep of an embedded database. On a server, autovacuum and the checkpointer do this; they are processes of their own,
 * which PGlite does not have. Without it, the dead copies of changed rows stay, and the write-ahead log grows until the next start.
 */
import { Effect, Schedule } from "effect"
import type { Row, Sql } from "../postgres.ts"
import type { DatabaseUnavailable, TimeLimit } from "./pool.ts"

const interval = "1 minute"

interface Limits {
  /** Dead rows that a table may have in addition to a fifth of its rows, so the work grows with the changes, not with the table. */
  readonly deadRows: number
  /** Bytes of the write-ahead log since the last checkpoint. The log takes about twice as much of the disk. */
  readonly logBytes: number
}
const usual: Limits = { deadRows: 1000, logBytes: 64 * 1024 * 1024 }

/**
 * Transactions after which a table must be vacuumed. The database stops at 2 billion. Source: PostgreSQL documentation,
 * `vacuum_freeze_table_age`.
 */
const mostTransactions = 150_000_000

interface Embedded {
  readonly query: (
    run: (sql: Sql) => PromiseLike<ReadonlyArray<Row>>
  ) => Effect.Effect<ReadonlyArray<Row>, DatabaseUnavailable>
  readonly define: (statements: string, limit: TimeLimit) => Effect.Effect<void, DatabaseUnavailable>
}

/**
 * The cleanup of an index of vectors repairs the graph around each dead vector, which takes minutes for a thousand of them, and no
 * query runs meanwhile. So such a table keeps the dead entries of its indexes until it is rebuilt; a search steps over them.
 */
const withoutIndexes = "(index_cleanup off) "

/**
 * Vacuums the tables that need it, one at a time, because each vacuum holds the only session. Then makes a checkpoint if the
 * write-ahead log is long.
 */
export const maintain = Effect.fn("maintain")(function* ({ query, define }: Embedded, limits: Limits = usual) {
  const due = yield* query(
    (sql) => sql`
      select format('%I.%I', stat.schemaname, stat.relname) as name,
        exists (
          select from pg_index as index
          join pg_class as entries on entries.oid = index.indexrelid join pg_am as method on method.oid = entries.relam
          where index.indrelid = stat.relid and method.amname = 'hnsw'
        ) as "hasVectors"
      from pg_stat_all_tables as stat join pg_class as class on class.oid = stat.relid
      where stat.n_dead_tup > ${limits.deadRows} + 0.2 * stat.n_live_tup
        or (class.relfrozenxid <> '0' and age(class.relfrozenxid) > ${mostTransactions})
      order by stat.n_dead_tup desc`
  )
  for (const { name, hasVectors } of due)
    yield* skipFailed(define(`vacuum ${hasVectors === true ? withoutIndexes : ""}${String(name)}`, null))
  const [log] = yield* query(
    (sql) => sql`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > ${limits.logBytes} as "isLong"
      from pg_control_checkpoint()`
  )
  if (log?.["isLong"] === true) yield* define("checkpoint", null)
})

/** A table may be dropped before its turn, such as a former table after a rebuild. */
const skipFailed = <A, E>(vacuum: Effect.Effect<A, E>) =>
  Effect.catchDefect(vacuum, (defect) => Effect.logDebug("a table was not vacuumed", defect))

/** Runs until it is interrupted. */
export const maintainForever = (database: Embedded) =>
  maintain(database).pipe(
    Effect.catchCause((cause) => Effect.logWarning("the upkeep of the tables failed and is tried again", cause)),
    Effect.schedule(Schedule.spaced(interval))
  )
