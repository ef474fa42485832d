/** An embedded database does not grow with the number of changes. */
import { Effect, Schedule } from "effect"
import { TestClock } from "effect/testing"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { Database } from "./database.ts"
import { maintain } from "./upkeep.ts"

const folder = mkdtempSync(join(tmpdir(), "upkeep-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = 500
/** An index on the changed column: Postgres cannot reuse the place of such a row without a vacuum. */
const create = (table: string) => `
  create table ${table} (id int primary key, n int, text text);
  create index on ${table} (n);
  insert into ${table} select id, 0, repeat('word ', 100) from generate_series(1, ${rows}) as id`
const changeAll = (table: string, times: number) =>
  Effect.flatMap(Database, ({ define }) =>
    Effect.forEach(Array.from({ length: times }), () => define(`update ${table} set n = n + 1`), { discard: true })
  )
const numberOf = (text: string) =>
  Effect.flatMap(Database, ({ query }) =>
    Effect.map(
      query<{ readonly n: number }>((sql) => sql.unsafe(text)),
      ([found]) => Number(found?.n)
    )
  )
const pagesOf = (table: string) => numberOf(`select pg_total_relation_size('${table}') / 8192 as n`)
/** A session reports its own counts at most once a second, unless it is told to. */
const reported = numberOf("select 0 as n from pg_stat_force_next_flush()")
const deadIn = (table: string) =>
  Effect.andThen(reported, numberOf(`select n_dead_tup as n from pg_stat_user_tables where relname = '${table}'`))
const segments = (name: string) =>
  readdirSync(join(folder, name, "pg_wal")).filter((file) => /^[0-9A-F]{24}$/.test(file))

test("a table whose rows change without end keeps its size, and its write-ahead log stays short", () =>
  Effect.gen(function* () {
    const database = yield* Database
    const upkeep = maintain(database, { deadRows: 100, logBytes: 1 })
    yield* database.define(create("changing"))
    const pages: Array<number> = []
    for (let round = 0; round < 6; round++) {
      yield* changeAll("changing", 6)
      yield* reported
      yield* upkeep
      pages.push(yield* pagesOf("changing"))
    }
    expect(yield* deadIn("changing")).toBe(0)
    // Without a vacuum, six rounds take three times the pages of two.
    expect(pages.at(-1)).toBeLessThan(1.2 * (pages[1] ?? 0))
    // After a checkpoint, a recovery begins in the present segment.
    const isPresent = yield* numberOf(
      "select (pg_walfile_name(redo_lsn) = pg_walfile_name(pg_current_wal_insert_lsn()))::int as n from pg_control_checkpoint()"
    )
    expect(isPresent).toBe(1)
    expect(segments("changing").length).toBeLessThanOrEqual(6)
  }).pipe(Effect.provide(Database.pglite(join(folder, "changing"))), Effect.scoped, Effect.runPromise))

test("a table with an index of vectors is vacuumed without its indexes", () =>
  Effect.gen(function* () {
    const database = yield* Database
    const statements: Array<string> = []
    const define: typeof database.define = (statement, limit) =>
      Effect.andThen(
        Effect.sync(() => void statements.push(statement)),
        database.define(statement, limit)
      )
    yield* database.define(create("plain"))
    yield* database.define(`
      create extension if not exists vector;
      create table vectors (id int primary key, vec vector(3));
      insert into vectors select id, array[id, 1, 2]::vector from generate_series(1, ${rows}) as id;
      create index on vectors using hnsw (vec vector_cosine_ops)`)
    yield* changeAll("plain", 1)
    yield* database.define("delete from vectors where id > 200")
    yield* reported
    yield* maintain({ query: database.query, define }, { deadRows: 100, logBytes: 1 << 30 })
    const vacuums = statements.filter((each) => each.includes("public.")).toSorted()
    expect(vacuums).toEqual(["vacuum (index_cleanup off) public.vectors", "vacuum public.plain"])
    expect(yield* deadIn("vectors")).toBe(0)
    const nearest = "select id as n from vectors order by vec <=> '[1,1,2]' limit 1"
    expect(yield* numberOf(nearest)).toBe(1)
  }).pipe(Effect.provide(Database.pglite(join(folder, "vectors"))), Effect.scoped, Effect.runPromise))

test("an open database is vacuumed within two minutes, and a table with few dead rows is left alone", () =>
  Effect.gen(function* () {
    const database = yield* Database
    yield* database.define(create("changing"))
    yield* database.define(create("quiet"))
    yield* changeAll("changing", 4)
    yield* changeAll("quiet", 1)
    const dead = yield* deadIn("quiet")
    expect(dead).toBe(rows)
    const minute = Effect.andThen(TestClock.adjust("1 minute"), deadIn("changing"))
    yield* Effect.repeat(minute, { until: (found) => found === 0, schedule: Schedule.recurs(100) })
    expect(yield* deadIn("changing")).toBe(0)
    expect(yield* deadIn("quiet")).toBe(dead)
  }).pipe(
    Effect.provide(Database.pglite(join(folder, "open"))),
    Effect.provide(TestClock.layer()),
    Effect.scoped,
    Effect.runPromise
  ))
