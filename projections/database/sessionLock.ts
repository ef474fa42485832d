/** Locks that one process holds at a time, each by a session of its own: to write the tables, to run the bot, to deliver webhooks, and to handle incoming ones. */
import { Deferred, Effect, Schedule, type Scope, Semaphore } from "effect"
import type { Row, Sql } from "../postgres.ts"
import { alone, ask, DatabaseUnavailable } from "./pool.ts"

export interface SessionLock {
  /** One statement in the session that holds the lock. */
  readonly query: (
    run: (sql: Sql) => PromiseLike<ReadonlyArray<Row>>
  ) => Effect.Effect<ReadonlyArray<Row>, DatabaseUnavailable>
  /** Returns when the session has ended: the lock is free immediately, and another process may hold it already. */
  readonly lost: Effect.Effect<void>
}

/** Waits until the lock is free, and holds it until the scope closes. `whenBusy` runs at each try that finds it held. */
export type TakeLock = (whenBusy: Effect.Effect<void>) => Effect.Effect<SessionLock, DatabaseUnavailable, Scope.Scope>

/** The numbers of the advisory locks. They are of one database, so every database has its own holders. */
const lockNumbers = { tables: 31_429, bot: 31_430, webhooks: 31_431, sources: 31_432 } as const
export type LockName = keyof typeof lockNumbers
/** A process that waits takes over within this time after the lock is free. */
const tryInterval = "250 millis"
/** Interval of the heartbeat of the session. Without an answer in `answerLimit` the session counts as lost. */
const beat = "500 millis"
const answerLimit = "10 seconds"
/** A session that was idle for so long has a suspended holder, since a holder asks once in a `beat`. */
const idleLimit = "2500 milliseconds"
/** Tries at which a session was found idle before it is ended: after a pause of the server the holder can ask first. */
const triesIdle = 4

/**
 * Ends the session that holds the lock while its process is suspended: its kernel still answers the keep-alives. The times
 * are the server's own. A statement that runs is not idle, so a slow server ends no session.
 */
const endSuspended = (session: Sql, lock: number) => session`
  select pg_terminate_backend(pid) from (${suspendedOf(session, lock)}) as suspended`
const findSuspended = (session: Sql, lock: number) =>
  session`select pid from (${suspendedOf(session, lock)}) as suspended`
const suspendedOf = (session: Sql, lock: number) => session`
  select activity.pid from pg_stat_activity as activity join pg_locks as lock on lock.pid = activity.pid
  where lock.locktype = 'advisory' and lock.classid = 0 and lock.objid = ${lock} and lock.granted
    and lock.database = (select oid from pg_database where datname = current_database())
    and activity.usename = current_user and activity.state = 'idle'
    and clock_timestamp() - activity.state_change > ${idleLimit}::text::interval`

/** The server ends the session of a host that has vanished after about 3 s. Source: PostgreSQL documentation, TCP Settings. */
const keepAlive = "set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2"

/** On a server: `open` opens one connection, and calls its argument when that connection has ended. */
export const serverLock = (name: LockName, open: (ended: () => void) => Sql): TakeLock =>
  Effect.fnUntraced(function* (whenBusy) {
    const ended = Deferred.makeUnsafe<void>()
    const sql = yield* Effect.acquireRelease(
      Effect.sync(() => open(() => void Deferred.doneUnsafe(ended, Effect.void))),
      (sql) => Effect.promise(() => sql.end({ timeout: 0 }).catch(() => {}))
    )
    const gone = new DatabaseUnavailable({ cause: "the session of the lock has ended" })
    const query: SessionLock["query"] = (run) =>
      // The client connects again by itself, and the new session does not hold the lock.
      Effect.suspend(() =>
        Deferred.isDoneUnsafe(ended) ? Effect.fail(gone) : alone(ask(() => run(sql), answerLimit))
      ).pipe(Effect.tapError(() => Deferred.succeed(ended, undefined)))
    yield* query((session) => session.unsafe(keepAlive).simple())
    const tried = Effect.map(
      query((session) => session`select pg_try_advisory_lock(${lockNumbers[name]}) as held`),
      ([row]) => row?.["held"] === true
    )
    let idle = 0
    const replaceSuspended = Effect.gen(function* () {
      const found = yield* query((session) => findSuspended(session, lockNumbers[name]))
      idle = found.length === 0 ? 0 : idle + 1
      if (idle < triesIdle) return
      idle = 0
      yield* query((session) => endSuspended(session, lockNumbers[name]))
      yield* Effect.logWarning("the process that holds a lock does not answer: this process replaces it", {
        lock: name
      })
    })
    yield* tried.pipe(
      Effect.tap((held) => (held ? Effect.void : Effect.andThen(whenBusy, replaceSuspended))),
      Effect.repeat({ until: (held) => held, schedule: Schedule.spaced(tryInterval) })
    )
    yield* query((session) => session`select 1`).pipe(
      Effect.repeat(Schedule.spaced(beat)),
      Effect.ignore,
      Effect.forkScoped
    )
    return { query, lost: Deferred.await(ended) }
  })

/** Embedded: the process owns the folder, so only this process can hold the lock. */
export const ownLock = (query: SessionLock["query"]): TakeLock => {
  const lock = Semaphore.makeUnsafe(1)
  return Effect.fnUntraced(function* (whenBusy) {
    if (!(yield* lock.takeIfAvailable(1))) {
      yield* whenBusy
      yield* lock.take(1)
    }
    yield* Effect.addFinalizer(() => lock.release(1))
    return { query, lost: Effect.never }
  })
}
