/**
 * Several processes on the same tables, on PGlite and on a real Postgres: one writes, and the others are on standby.
 */
import { Context, Deferred, Effect, Layer, Schema, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Feed } from "../../../streams/ports/feed.ts"
import { Database } from "../../database/database.ts"
import {
  all,
  append,
  created,
  databases,
  one,
  retitled,
  rowsOf,
  runner,
  stageOn,
  startRunner,
  tallied,
  tally,
  two,
  until
} from "../../kit/scene.ts"
import { anyProjection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import type { ReplayRequest } from "../served/replay.ts"
import { readCheckpoints } from "../tables/checkpoint.ts"

const { kinds, clear } = databases("lease")
afterAll(clear)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const withTally = (change: Partial<typeof tally>) => [
  ...all.filter(({ name }) => name !== "tally"),
  anyProjection({ ...tally, ...change })
]
const swap: ReplayRequest = { names: ["tally"], mode: "swap", until: null, keep: false }
const leaseNumber = Effect.flatMap(Database, (tables) =>
  Effect.map(
    tables.query((sql) => sql`select number from read.lease`),
    ([row]) => Number(row?.["number"])
  )
)
/** A feed on which every rebuild waits until `release`. Only a rebuild reads a range. */
const heldRebuild = Effect.gen(function* () {
  const gate = yield* Deferred.make<void>()
  const slow = Layer.effect(
    Feed,
    Effect.map(Feed, (feed): Feed["Service"] => ({
      ...feed,
      range: (of) => Stream.unwrap(Effect.as(Deferred.await(gate), feed.range(of)))
    }))
  )
  return { slow, release: Deferred.succeed(gate, undefined) }
})

describe.each(kinds)("the writers' lease on %s", (kind, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "a second process stands by, says so, follows the first, and takes over when it ends",
    on(
      Effect.fnUntraced(function* () {
        const first = yield* runner()
        yield* first.position.waitFor(yield* append(one, created("one")))
        const second = yield* runner()
        yield* until(second.codes, (codes) => codes.includes("standby"))
        expect(yield* second.trouble).toMatchObject([{ code: "standby", stops: [] }])
        const number = yield* leaseNumber
        yield* second.position.waitFor(yield* append(one, retitled("two")))
        expect(yield* leaseNumber).toBe(number)
        yield* first.stop
        const last = yield* append(one, retitled("three"))
        yield* second.position.waitFor(last)
        expect([yield* second.codes, yield* leaseNumber]).toEqual([[], number + 1])
        expect(yield* tallied).toEqual(upTo(last))
      })
    )
  )

  test(
    "a process whose lease is no longer the current one writes nothing, and takes another lease",
    on(
      Effect.fnUntraced(function* () {
        const { position } = yield* runner()
        yield* position.waitFor(yield* append(one, created("one")))
        const tables = yield* Database
        yield* tables.define("update read.lease set number = number + 1")
        const fenced = yield* leaseNumber
        const last = yield* append(one, retitled("two"))
        yield* position.waitFor(last)
        expect(yield* leaseNumber).toBe(fenced + 1)
        expect(yield* tallied).toEqual(upTo(last))
      })
    )
  )

  test(
    "a process that stands by has its replay done by the writer, and sees its progress",
    on(
      Effect.fnUntraced(function* () {
        const first = yield* runner()
        const last = yield* append(one, created("one"))
        yield* first.position.waitFor(last)
        const second = yield* runner()
        yield* second.position.waitFor(last)
        const told = yield* Stream.runCollect(second.replay(swap))
        expect(told.map(({ phase }) => phase)).toContain("comparing")
        expect(told.at(-1)).toEqual({ phase: "swapped", at: last, tables: ["tally"], different: 0, differences: [] })
        const next = yield* append(two, created("two"))
        yield* second.position.waitFor(next)
        expect([first.position.generation(), second.position.generation()]).toEqual([2, 2])
        expect(yield* tallied).toEqual(upTo(next))
      })
    )
  )

  test(
    "tables of another version with the same columns serve, marked stale, and follow the log until their rebuild ends",
    on(
      Effect.fnUntraced(function* () {
        const old = yield* runner()
        yield* old.position.waitFor(yield* append(one, created("one")))
        yield* old.stop
        const { slow, release } = yield* heldRebuild
        const running = yield* Effect.provide(runner(withTally({ version: 2 })), slow)
        const told = yield* until(running.trouble, (troubles) => troubles.some(({ code }) => code === "tables-stale"))
        expect(told).toMatchObject([{ message: expect.stringContaining("tally"), stops: [] }])
        const last = yield* append(one, retitled("two"))
        yield* running.position.waitFor(last)
        expect([running.rebuilding(), yield* tallied]).toEqual([null, upTo(last)])
        yield* release
        yield* until(running.codes, (codes) => codes.length === 0)
        expect(yield* tallied).toEqual(upTo(last))
      })
    )
  )

  test(
    "a table with other columns is not read until it is rebuilt, and all others are",
    on(
      Effect.fnUntraced(function* () {
        const old = yield* runner()
        yield* old.position.waitFor(yield* append(one, created("one")))
        yield* old.stop
        const { slow, release } = yield* heldRebuild
        const row = declareRow(Schema.String, { seqs: Schema.Array(Schema.Int), more: Schema.NullOr(Schema.String) })
        const running = yield* Effect.provide(startRunner(withTally({ version: 2, row: row as never })), slow)
        yield* until(running.codes, (codes) => codes.includes("tables-incomplete"))
        const last = yield* append(one, retitled("two"))
        yield* running.position.waitFor(last)
        expect(running.unserved((table) => table === "tasks")).toBe(null)
        expect(running.unserved((table) => table === "tally")).toContain("tally: ")
        expect(yield* rowsOf("tasks")).toMatchObject([{ title: "two" }])
        yield* release
        yield* until(running.codes, (codes) => codes.length === 0)
        expect(running.unserved(() => true)).toBe(null)
      })
    )
  )

  // An embedded database has one process, so these cannot happen to it.
  if (kind === "PGlite") return

  test(
    "a process of an older version never takes the tables back, unless a person asks for it",
    on(
      Effect.fnUntraced(function* () {
        const newer = yield* runner(withTally({ version: 2 }))
        const first = yield* append(one, created("one"))
        yield* newer.position.waitFor(first)
        yield* newer.stop
        const older = yield* runner()
        yield* until(older.codes, (codes) => codes.includes("tables-newer"))
        yield* append(one, retitled("two"))
        const again = yield* runner(withTally({ version: 2 }))
        const last = yield* append(one, retitled("three"))
        yield* again.position.waitFor(last)
        yield* again.stop
        expect((yield* readCheckpoints("read")).get("tally")).toMatchObject({ revision: 2, seq: last })
        yield* Stream.runDrain(older.replay({ ...swap, names: [] }))
        yield* until(older.codes, (codes) => codes.length === 0)
        expect((yield* readCheckpoints("read")).get("tally")).toMatchObject({ revision: 1, seq: last })
        const next = yield* append(one, retitled("four"))
        yield* older.position.waitFor(next)
        expect(yield* tallied).toEqual(upTo(next))
      })
    )
  )

  test(
    "a process that holds the lock and no longer uses it is replaced",
    on(
      Effect.fnUntraced(function* () {
        const tables = yield* Database
        const [here] = yield* tables.query((sql) => sql`select current_database() as name`)
        const url = new URL(process.env["DATABASE_URL_TEST"] ?? "")
        url.pathname = String(here?.["name"])
        // Like a suspended process: its connection is open, and it sends nothing.
        const suspended = yield* Layer.build(Layer.fresh(Database.server(url.href)))
        yield* Context.get(suspended, Database).query((sql) => sql`select pg_advisory_lock(31429)`)
        const standing = yield* startRunner()
        yield* until(standing.codes, (codes) => codes.includes("standby"))
        const last = yield* append(one, created("one"))
        yield* standing.position.waitFor(last)
        yield* until(standing.codes, (codes) => codes.length === 0)
        expect(yield* tallied).toEqual(upTo(last))
      })
    )
  )

  test(
    "a process whose session ended has lost the lease at once, and another one writes",
    on(
      Effect.fnUntraced(function* () {
        const first = yield* runner()
        yield* first.position.waitFor(yield* append(one, created("one")))
        const second = yield* runner()
        yield* until(second.codes, (codes) => codes.includes("standby"))
        const number = yield* leaseNumber
        const tables = yield* Database
        yield* tables.query(
          (sql) =>
            sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 31429 and granted
              and database = (select oid from pg_database where datname = current_database())`
        )
        yield* until(leaseNumber, (now) => now > number)
        const last = yield* append(one, retitled("two"))
        yield* Effect.all([first.position.waitFor(last), second.position.waitFor(last)])
        const standing = (yield* Effect.all([first.codes, second.codes])).filter((codes) => codes.includes("standby"))
        expect(standing).toHaveLength(1)
        expect(yield* tallied).toEqual(upTo(last))
      })
    )
  )
})
