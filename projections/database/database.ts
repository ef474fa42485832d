import { Context, type Duration, Effect, Layer, Schema, type Scope } from "effect"
import {
  isConnectionLost,
  isGuardBroken,
  type Json,
  openServer,
  type Query,
  type Row,
  type Sql,
  type Transaction
} from "../postgres.ts"
import { openPglite } from "./pglite.ts"

/** The tables cannot be reached. What was asked may be asked again; the log is not touched by it. */
export class DatabaseUnavailable extends Schema.TaggedError<DatabaseUnavailable>()("DatabaseUnavailable", {
  cause: Schema.Defect(),
  why: Schema.optionalKey(Schema.String)
}) {
  override get message() {
    return this.why ?? "the tables cannot be reached"
  }
}
/** A transaction found that another had been there first, and changed nothing. */
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
    /** All statements or none, sent without waiting for one another's answers. */
    readonly transaction: (
      statements: (sql: Transaction) => ReadonlyArray<Query>
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<Row>>, DatabaseUnavailable>
    /** One prepared statement that is its own transaction, and may take itself back by dividing by zero. */
    readonly guarded: (statement: {
      readonly text: string
      readonly values: ReadonlyArray<unknown>
    }) => Effect.Effect<void, DatabaseUnavailable | GuardBroken>
    /** Holds everybody off the tables who takes `heldShared`, in any process, while `work` goes on. */
    readonly exclusively: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | DatabaseUnavailable, R>
    /** Several statements of text without values: table definitions. `patience`: how long they may take, 60 s by default. */
    readonly define: (statements: string, patience?: Duration.Input) => Effect.Effect<void, DatabaseUnavailable>
  }
>()("tracker/projections/Database") {
  /** Embedded, under a folder that the caller owns. Up in 1 to 5 s. */
  static readonly pglite = (folder: string) =>
    Layer.effect(
      Database,
      Effect.flatMap(openPglite(folder), (sql) => onPool("pglite", () => sql))
    )
  /** A server with the extensions vector and pg_trgm. Its absence is no failure here: queries say so, until it is back. */
  static readonly server = (url: string) =>
    Layer.effect(
      Database,
      onPool("server", () => openServer(url))
    )
}

/** The number by which Postgres knows the right to write the tables: batches share it, a swap has it alone. */
const tablesLock = 31_429
/** SQL of a batch's share, until its transaction ends. */
export const heldShared = `pg_advisory_xact_lock_shared(${tablesLock})`

/** Far above any statement of ours; a connection that hangs longer is given up. */
const deadline: Duration.Input = "60 seconds"

const onPool = (kind: "pglite" | "server", open: () => Sql): Effect.Effect<Database["Service"], never, Scope.Scope> =>
  Effect.gen(function* () {
    let sql = open()
    yield* Effect.addFinalizer(() => Effect.promise(() => sql.end({ timeout: 2 }).catch(() => {})))
    // A pool whose connection broke inside a transaction may stay broken: a fresh one costs little.
    const renew = Effect.sync(() => {
      if (kind === "pglite") return
      const old = sql
      sql = open()
      old.end({ timeout: 1 }).catch(() => {})
    })
    const ask = <A>(
      run: () => PromiseLike<A>,
      patience: Duration.Input = deadline
    ): Effect.Effect<A, DatabaseUnavailable | GuardBroken> =>
      Effect.tryPromise({ try: async () => await run(), catch: failureOf }).pipe(
        Effect.timeoutOrElse({
          duration: patience,
          orElse: () => Effect.fail(new DatabaseUnavailable({ cause: "no answer" }))
        }),
        Effect.tapError((failure) => (failure._tag === "DatabaseUnavailable" ? renew : Effect.void)),
        Effect.catchTag("StatementWrong", ({ cause }) => Effect.die(cause))
      )
    const alone = <A>(run: () => PromiseLike<A>, patience?: Duration.Input) =>
      Effect.catchTag(ask(run, patience), "GuardBroken", Effect.die)
    return Database.of({
      kind,
      query: (run) => alone(() => run(sql)),
      // The one cast: a pipelined transaction answers a list of rows for each statement.
      transaction: (statements) =>
        alone(
          async () =>
            (await sql.begin((transaction) => [...statements(transaction)])) as unknown as ReadonlyArray<
              ReadonlyArray<Row>
            >
        ),
      guarded: ({ text, values }) =>
        Effect.asVoid(
          ask<unknown>(() =>
            sql.unsafe(
              text,
              values.map((value) => sql.json(value as Json)),
              {
                prepare: true
              }
            )
          )
        ),
      exclusively: (work) =>
        kind === "pglite"
          ? work
          : Effect.acquireUseRelease(
              ask(async () => {
                const session = await sql.reserve()
                await session`select pg_advisory_lock(${tablesLock})`
                return session
              }).pipe(Effect.catchTag("GuardBroken", Effect.die)),
              () => work,
              (session) =>
                Effect.promise(async () => {
                  // A session that was lost has lost its lock with it.
                  await session`select pg_advisory_unlock(${tablesLock})`.catch(() => {})
                  session.release()
                })
            ),
      define: (statements, patience) => Effect.asVoid(alone<unknown>(() => sql.unsafe(statements).simple(), patience))
    })
  })

/** A statement that Postgres refuses: a fault of ours, not of the moment. */
class StatementWrong extends Schema.TaggedError<StatementWrong>()("StatementWrong", { cause: Schema.Defect() }) {}

const failureOf = (cause: unknown) =>
  isConnectionLost(cause)
    ? new DatabaseUnavailable({ cause })
    : isGuardBroken(cause)
      ? new GuardBroken()
      : new StatementWrong({ cause })
