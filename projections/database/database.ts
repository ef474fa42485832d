import { Context, Effect, Layer, type Scope } from "effect"
import { type Json, openServer, openSession, type Query, type Row, type Sql, type Transaction } from "../postgres.ts"
import { openPglite } from "./pglite/pglite.ts"
import { type BulkRows, insertRows } from "./bulk.ts"
import {
  alone,
  type DatabaseUnavailable,
  type DataRefused,
  type GuardBroken,
  makePool,
  type TimeLimit
} from "./pool.ts"
import { pipelined } from "./transaction.ts"
import { maintainForever } from "./upkeep.ts"
import { type LockName, ownLock, serverLock, type TakeLock } from "./sessionLock.ts"

export { DatabaseUnavailable, DataRefused, GuardBroken } from "./pool.ts"

/** One statement with its values, bound as `$1…`, each one JSON. */
export interface GuardedStatement {
  readonly text: string
  readonly values: ReadonlyArray<unknown>
}

/** Postgres, or PGlite in a worker: the same SQL on both. */
export class Database extends Context.Service<
  Database,
  {
    readonly kind: "pglite" | "server"
    /** One statement; its values must be bound. `Columns` names the columns that it selects, and is not checked. */
    readonly query: <Columns extends object = Row>(
      run: (sql: Sql) => PromiseLike<ReadonlyArray<NoInfer<Columns>>>,
      limit?: TimeLimit
    ) => Effect.Effect<ReadonlyArray<Columns>, DatabaseUnavailable>
    /** All statements or none, sent in one pipeline. */
    readonly transaction: (
      statements: (sql: Transaction) => ReadonlyArray<Query>
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<Row>>, DatabaseUnavailable>
    /** One prepared statement that is its own transaction. It rolls itself back by a division by zero. Returns its rows. */
    readonly guarded: (
      statement: GuardedStatement,
      limit?: TimeLimit
    ) => Effect.Effect<ReadonlyArray<Row>, DatabaseUnavailable | GuardBroken | DataRefused>
    /** All statements or none, without a time limit. A statement rolls all back by a division by zero. */
    readonly guardedTransaction: (
      statements: (sql: Transaction) => ReadonlyArray<Query>
    ) => Effect.Effect<void, DatabaseUnavailable | GuardBroken | DataRefused>
    /** Many new rows of one table, without a time limit: COPY on a server, arrays on PGlite. A failure may leave some of them. */
    readonly insertRows: (rows: BulkRows) => Effect.Effect<void, DatabaseUnavailable | DataRefused>
    /** Takes the lock of the one process that writes the tables, runs the bot, delivers webhooks, or handles incoming ones. */
    readonly locks: { readonly [name in LockName]: TakeLock }
    /** Several statements of text without values: table definitions. `limit`: how long they may take. @default 60 s */
    readonly define: (statements: string, limit?: TimeLimit) => Effect.Effect<void, DatabaseUnavailable>
  }
>()("tracker/projections/Database") {
  /** Embedded, in a folder that the caller owns. Takes 1 to 5 s to open. */
  static readonly pglite = (folder: string) =>
    Layer.effect(
      Database,
      Effect.gen(function* () {
        const sql = yield* openPglite(folder)
        const database = yield* onPool(
          "pglite",
          () => sql,
          (_, query) => ownLock(query)
        )
        yield* Effect.forkScoped(maintainForever(database))
        return database
      })
    )
  /** A server with the extensions vector and pg_trgm. The layer succeeds without the server; queries then fail until it is back. */
  static readonly server = (url: string) =>
    Layer.effect(
      Database,
      onPool(
        "server",
        () => openServer(url),
        (name) => serverLock(name, (ended) => openSession(url, ended))
      )
    )
}

const onPool = (
  kind: "pglite" | "server",
  open: () => Sql,
  lockOf: (name: LockName, query: Parameters<typeof ownLock>[0]) => TakeLock
): Effect.Effect<Database["Service"], never, Scope.Scope> =>
  Effect.map(makePool(kind, open), ({ sql, ask }) => {
    const lock = (name: LockName) => lockOf(name, (run) => alone(ask(() => run(sql()))))
    const begin = (statements: (sql: Transaction) => ReadonlyArray<Query>) => pipelined(kind, sql(), statements)
    return Database.of({
      kind,
      query: (run, limit) => alone(ask(() => run(sql()), limit)),
      transaction: (statements) => alone(ask(() => begin(statements))),
      guarded: ({ text, values }, limit) =>
        ask<ReadonlyArray<Row>>(() => {
          const bound = values.map((value) => sql().json(value as Json))
          return sql().unsafe<Array<Row>>(text, bound, { prepare: true })
        }, limit),
      guardedTransaction: (statements) => Effect.asVoid(ask(() => begin(statements), null)),
      insertRows: (rows) =>
        Effect.catchTag(
          ask(() => insertRows(kind, sql(), rows), null),
          "GuardBroken",
          Effect.die
        ),
      locks: { tables: lock("tables"), bot: lock("bot"), webhooks: lock("webhooks"), sources: lock("sources") },
      define: (statements, limit) => Effect.asVoid(alone<unknown>(ask(() => sql().unsafe(statements).simple(), limit)))
    })
  })
