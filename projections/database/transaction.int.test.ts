/** Transactions whose connection ends, or whose process is suspended. Only on a server: PGlite has no connections. */
import { Effect, Fiber, Schedule } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database, DatabaseUnavailable } from "./database.ts"

const url = process.env["DATABASE_URL_TEST"]

/** Ends the session whose statement begins with this text, as soon as there is one. */
const endSessionOf = (statement: string) =>
  Effect.flatMap(Database, (database) =>
    database.query(
      (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity
        where state = 'active' and starts_with(query, ${statement})`
    )
  ).pipe(Effect.repeat({ until: (ended) => ended.length > 0, schedule: Schedule.spaced("20 millis") }))

/** Returns after the writes that the client has planned. */
const plannedWrites = Effect.promise(() => new Promise((resolve) => setImmediate(() => setImmediate(resolve))))

function* endlessRows() {
  while (true) yield ["x".repeat(1000)]
}

describe.skipIf(url === undefined)("a transaction on a server", () => {
  const exceptions: Array<unknown> = []
  const onException = (exception: unknown) => void exceptions.push(exception)
  process.on("uncaughtException", onException)
  afterAll(() => void process.off("uncaughtException", onException))

  const play = (run: Effect.Effect<void, unknown, Database>) =>
    Effect.runPromise(Effect.provide(run, Database.server(url ?? "")))

  test("fails when its connection ends, and the process and the next transaction do not notice", () =>
    play(
      Effect.gen(function* () {
        const database = yield* Database
        const running = yield* Effect.forkChild(
          Effect.flip(database.transaction((sql) => [sql`select 1`, sql.unsafe("select pg_sleep(600) as first_test")]))
        )
        yield* endSessionOf("select pg_sleep(600) as first_test")
        expect(yield* Fiber.join(running)).toBeInstanceOf(DatabaseUnavailable)
        yield* plannedWrites
        expect(exceptions).toEqual([])
        expect(yield* database.transaction((sql) => [sql`select 1 as a`, sql`select 2 as b`])).toEqual([
          [{ a: 1 }],
          [{ b: 2 }]
        ])
      })
    ))

  test("that copies rows fails when its connection ends, and the process does not notice", () =>
    play(
      Effect.gen(function* () {
        const database = yield* Database
        yield* database.define("create table copied (text text)")
        const columns = [{ name: "text", type: "text" }]
        const running = yield* Effect.forkChild(
          Effect.flip(database.insertRows({ table: "copied", columns, rows: endlessRows() }))
        )
        yield* endSessionOf("copy copied")
        expect(yield* Fiber.join(running)).toBeInstanceOf(DatabaseUnavailable)
        yield* plannedWrites
        expect(exceptions).toEqual([])
        yield* database.define("drop table copied")
      })
    ))

  test("of a suspended process gives up its locks, so that another process can write", () =>
    play(
      Effect.gen(function* () {
        const database = yield* Database
        yield* database.define("create table locked (n int); insert into locked values (0)")
        const change = (by: number) => database.transaction((sql) => [sql`update locked set n = n + ${by} returning n`])
        // A suspended process sends nothing after its first statement.
        const suspended = yield* Effect.forkChild(
          Effect.flip(database.transaction((sql) => [sql`update locked set n = n + 1`, new Promise<never>(() => {})]))
        )
        yield* Effect.repeat(
          database.query((sql) => sql`select 1 from pg_locks where relation = 'locked'::regclass and granted`),
          { until: (held) => held.length > 0, schedule: Schedule.spaced("20 millis") }
        )
        expect(yield* change(10)).toEqual([[{ n: 10 }]])
        expect(yield* Fiber.join(suspended)).toBeInstanceOf(DatabaseUnavailable)
        yield* database.define("drop table locked")
      })
    ))
})
