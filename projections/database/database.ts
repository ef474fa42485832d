import { Context, type Duration, Effect, Layer, Schema, type Scope } from "effect"
import {
  isConnectionLost,
  isGuardBroken,
  type Json,
  openServer,
  type Query,
  type ReservedSql,
  type Row,
  type Sql,
  type Transaction
} from "../postgres.ts"
import { openPglite } from "./pglite.ts"

/** The tables cannot be reached. A retry is safe; the log is not affected. */
export class DatabaseUnavailable extends Schema.TaggedError<DatabaseUnavailable>()("DatabaseUnavailable", {
  cause: Schema.Defect(),
  why: Schema.optionalKey(Schema.String)
}) {
  readonly unavailable = true as const

  override get message() {
    return this.why ?? "the tables cannot be reached"
  }
}
/** A guarded statement found that another writer was first, and changed nothing. */
export class GuardBroken extends Schema.TaggedError<GuardBroken>()("GuardBroken", {}) {}

/** Postgres, or PGlite in a worker: the same SQL on both. */
export class Database extends Context.Service<
  Database,
  {
    readonly kind: "pglite" | "server"
    /** One statement; its values must be bound. `Columns` names the columns that it selects, and is not checked. */
    readonly query: <Columns extends object = Row>(
      run: (sql: Sql) => PromiseLike<ReadonlyArray<NoInfer<Columns>>>
    ) => Effect.Effect<ReadonlyArray<Columns>, DatabaseUnavailable>
    /** All statements or none, sent in one pipeline. */
    readonly transaction: (
      statements: (sql: Transaction) => ReadonlyArray<Query>
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<Row>>, DatabaseUnavailable>
    /** One prepared statement that is its own transaction. It rolls itself back by a division by zero. */
    readonly guarded: (statement: {
      readonly text: string
      readonly values: ReadonlyArray<unknown>
    }) => Effect.Effect<void, DatabaseUnavailable | GuardBroken>
    /** Takes the lock of `heldShared` alone while `work` runs: no process writes a batch meanwhile. */
    readonly exclusively: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseUnavailable, R>
    /** Several statements of text without values: table definitions. `timeout`: how long they may take, 60 s by default. */
    readonly define: (statements: string, timeout?: Duration.Input) => Effect.Effect<void, DatabaseUnavailable>
  }
>()("tracker/projections/Database") {
  /** Embedded, in a folder that the caller owns. Takes 1 to 5 s to open. */
  static readonly pglite = (folder: string) =>
    Layer.effect(
      Database,
      Effect.flatMap(openPglite(folder), (sql) => onPool("pglite", () => sql))
    )
  /** A server with the extensions vector and pg_trgm. The layer succeeds without the server; queries then fail until it is back. */
  static readonly server = (url: string) =>
    Layer.effect(
      Database,
      onPool("server", () => openServer(url))
    )
}

/** The advisory lock of the tables: batches share it, a swap takes it alone. */
const tablesLock = 31_429
/** SQL that takes the shared lock until the transaction ends. */
export const heldShared = `pg_advisory_xact_lock_shared(${tablesLock})`

/** Far longer than any statement takes; a connection that hangs longer is dropped. */
const deadline: Duration.Input = "60 seconds"

const onPool = (kind: "pglite" | "server", open: () => Sql): Effect.Effect<Database["Service"], never, Scope.Scope> =>
  Effect.map(makePool(kind, open), ({ sql, ask }) => {
    const alone = <A>(run: () => PromiseLike<A>, timeout?: Duration.Input) =>
      Effect.catchTag(ask(run, timeout), "GuardBroken", Effect.die)
    return Database.of({
      kind,
      query: (run) => alone(() => run(sql())),
      // The cast: a pipelined transaction returns one list of rows for each statement.
      transaction: (statements) =>
        alone(
          async () =>
            (await sql().begin((transaction) => [...statements(transaction)])) as unknown as ReadonlyArray<
              ReadonlyArray<Row>
            >
        ),
      guarded: ({ text, values }) =>
        Effect.asVoid(
          ask<unknown>(() => {
            const bound = values.map((value) => sql().json(value as Json))
            return sql().unsafe(text, bound, { prepare: true })
          })
        ),
      exclusively: (work) =>
        kind === "pglite"
          ? work
          : Effect.acquireUseRelease(
              alone(() => lockTables(sql())),
              () => work,
              unlockTables
            ),
      define: (statements, timeout) => Effect.asVoid(alone<unknown>(() => sql().unsafe(statements).simple(), timeout))
    })
  })

/** A pool that is replaced after a failure. `ask` runs one query on it and turns a rejection into a failure or a defect. */
const makePool = Effect.fnUntraced(function* (kind: "pglite" | "server", open: () => Sql) {
  let sql = open()
  yield* Effect.addFinalizer(() => Effect.promise(() => sql.end({ timeout: 2 }).catch(() => {})))
  // A pool whose connection broke inside a transaction may stay broken, and a new pool is cheap.
  const renew = Effect.sync(() => {
    if (kind === "pglite") return
    const old = sql
    sql = open()
    old.end({ timeout: 1 }).catch(() => {})
  })
  const ask = <A>(
    run: () => PromiseLike<A>,
    timeout: Duration.Input = deadline
  ): Effect.Effect<A, DatabaseUnavailable | GuardBroken> =>
    Effect.tryPromise({ try: async () => await run(), catch: failureOf }).pipe(
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () => Effect.fail(new DatabaseUnavailable({ cause: "no answer" }))
      }),
      Effect.tapError((failure) => (failure._tag === "DatabaseUnavailable" ? renew : Effect.void)),
      Effect.catchTag("StatementWrong", ({ cause }) => Effect.die(cause))
    )
  return { sql: () => sql, ask }
})

/** Takes the lock of the tables alone, on a connection that holds it until `unlockTables`. */
const lockTables = async (sql: Sql): Promise<ReservedSql> => {
  const session = await sql.reserve()
  await session`select pg_advisory_lock(${tablesLock})`
  return session
}
const unlockTables = (session: ReservedSql) =>
  Effect.promise(async () => {
    // A lost session has released its lock already.
    await session`select pg_advisory_unlock(${tablesLock})`.catch(() => {})
    session.release()
  })

/** Postgres rejects the statement: a bug, so a retry fails again. */
class StatementWrong extends Schema.TaggedError<StatementWrong>()("StatementWrong", { cause: Schema.Defect() }) {}

const failureOf = (cause: unknown) => {
  if (isConnectionLost(cause)) return new DatabaseUnavailable({ cause })
  return isGuardBroken(cause) ? new GuardBroken() : new StatementWrong({ cause })
}
