/** The lease of the bot, on PGlite and on a real Postgres: one holder, taken over when it ends, hangs or loses its session. */
import { Deferred, Effect, Exit, Fiber, Layer, Scope } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { BotLease, type HeldLease } from "../../../gateways/telegram/botLease.ts"
import { Database } from "../../../projections/database/database.ts"
import { databases, stageOn } from "../../../projections/kit/scene.ts"
import { databaseLease } from "./databaseLease.ts"

const { kinds, clear } = databases("bot_lease")
afterAll(clear)

/** A process that holds the lease. `end` ends it. */
const process = Effect.gen(function* () {
  const scope = yield* Scope.make()
  yield* Effect.addFinalizer(() => Scope.close(scope, Exit.void))
  const busy = yield* Deferred.make<void>()
  const { take } = yield* BotLease
  const taken = yield* take(Deferred.succeed(busy, undefined)).pipe(Scope.provide(scope), Effect.forkScoped)
  return { busy: Deferred.await(busy), held: Fiber.join(taken), end: Scope.close(scope, Exit.void) }
})

const isLost = ({ lost }: HeldLease) =>
  Effect.raceFirst(
    Effect.as(lost, true),
    Effect.map(Effect.yieldNow, () => false)
  )

describe.each(kinds)("the lease of the bot on %s", (kind, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)
  const play = (effect: Effect.Effect<void, unknown, Database | Scope.Scope>) =>
    on(() => Effect.provide(effect, Layer.fresh(databaseLease)))

  test(
    "has one holder, is another lock than that of the tables, and goes to the process that waits",
    play(
      Effect.gen(function* () {
        const tables = yield* Database
        yield* tables.locks.tables(Effect.die("the lock of the tables is free"))
        const holder = yield* process
        yield* (yield* holder.held).confirmed
        const waiter = yield* process
        yield* waiter.busy
        yield* holder.end
        const next = yield* waiter.held
        yield* next.confirmed
        expect(yield* isLost(next)).toBe(false)
      })
    )
  )

  // An embedded database has one process, so these cannot happen to it.
  if (kind === "PGlite") return

  test(
    "is lost with its session: the former holder is never confirmed again, and another process has it",
    play(
      Effect.gen(function* () {
        const first = yield* process
        const lease = yield* first.held
        const second = yield* process
        yield* second.busy
        const tables = yield* Database
        yield* tables.query(
          (sql) =>
            sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 31430 and granted
              and database = (select oid from pg_database where datname = current_database())`
        )
        yield* lease.lost
        const late = yield* Effect.forkScoped(lease.confirmed)
        yield* (yield* second.held).confirmed
        expect(late.pollUnsafe()).toBeUndefined()
      })
    )
  )

  test(
    "is taken from a process that is suspended",
    play(
      Effect.gen(function* () {
        const [here] = yield* (yield* Database).query((sql) => sql`select current_database() as name`)
        const url = new URL(globalThis.process.env["DATABASE_URL_TEST"] ?? "")
        url.pathname = String(here?.["name"])
        const suspended = yield* Layer.build(Layer.fresh(Database.server(url.href)))
        yield* Effect.provideContext(Database, suspended).pipe(
          Effect.flatMap((database) => database.query((sql) => sql`select pg_advisory_lock(31430)`))
        )
        const waiting = yield* process
        yield* waiting.busy
        const lease = yield* waiting.held
        yield* lease.confirmed
        expect(yield* isLost(lease)).toBe(false)
      })
    )
  )
})
