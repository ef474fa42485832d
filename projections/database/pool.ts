/** A pool of connections that is replaced after a failure, and the failures of a query. */
import { type Duration, Effect, Schema } from "effect"
import { guardOf, isBusy, isConnectionLost, isDataRefused, type Sql } from "../postgres.ts"

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
/** A guarded statement found that its condition does not hold, and changed nothing. `why` names the condition. */
export class GuardBroken extends Schema.TaggedError<GuardBroken>()("GuardBroken", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** The database refuses values, for example a text with a NUL or a number out of range. A retry fails again. */
export class DataRefused extends Schema.TaggedError<DataRefused>()("DataRefused", { cause: Schema.Defect() }) {
  override get message() {
    return "the database refuses a value"
  }
}

/** Postgres rejects the statement: a bug, so a retry fails again. */
class StatementWrong extends Schema.TaggedError<StatementWrong>()("StatementWrong", { cause: Schema.Defect() }) {}

/** How long a statement may take; `null` is for the steps of a rebuild, which take as long as they need. */
export type TimeLimit = Duration.Input | null

/** Far longer than a read or a batch takes; a connection that hangs longer is dropped. */
const deadline: TimeLimit = "60 seconds"

/** Runs one query, and turns a rejection into a failure or a defect. */
export const ask = <A>(
  run: () => PromiseLike<A>,
  limit: TimeLimit = deadline
): Effect.Effect<A, DatabaseUnavailable | GuardBroken | DataRefused> => {
  const asked = Effect.tryPromise({ try: async () => await run(), catch: failureOf })
  const bounded =
    limit === null
      ? asked
      : Effect.timeoutOrElse(asked, {
          duration: limit,
          orElse: () => Effect.fail(new DatabaseUnavailable({ cause: "no answer" }))
        })
  return Effect.catchTag(bounded, "StatementWrong", ({ cause }) => Effect.die(cause))
}

const failureOf = (cause: unknown) => {
  if (isConnectionLost(cause) || isBusy(cause)) return new DatabaseUnavailable({ cause })
  const guard = guardOf(cause)
  if (guard !== null) return new GuardBroken({ why: guard })
  return isDataRefused(cause) ? new DataRefused({ cause }) : new StatementWrong({ cause })
}

/** For a statement without a guard and without values of the log: both failures are bugs. */
export const alone = <A>(asked: Effect.Effect<A, DatabaseUnavailable | GuardBroken | DataRefused>) =>
  Effect.catchTags(asked, { GuardBroken: Effect.die, DataRefused: ({ cause }) => Effect.die(cause) })

/** A pool that is replaced when a query finds the database unavailable. */
export const makePool = Effect.fnUntraced(function* (kind: "pglite" | "server", open: () => Sql) {
  let sql = open()
  yield* Effect.addFinalizer(() => Effect.promise(() => sql.end({ timeout: 2 }).catch(() => {})))
  // A pool whose connection broke inside a transaction may stay broken, and a new pool is cheap.
  const renew = Effect.sync(() => {
    if (kind === "pglite") return
    const old = sql
    sql = open()
    old.end({ timeout: 1 }).catch(() => {})
  })
  return {
    sql: () => sql,
    ask: <A>(run: () => PromiseLike<A>, limit?: TimeLimit) =>
      ask(run, limit).pipe(
        Effect.tapError((failure) =>
          failure._tag === "DatabaseUnavailable" && !isBusy(failure.cause) ? renew : Effect.void
        )
      )
  }
})
