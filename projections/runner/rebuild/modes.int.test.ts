/** The modes of a replay, on PGlite and on a real Postgres: compare, build a past position, keep, and return. */
import { Effect, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import {
  append,
  created,
  databases,
  onAnotherLog,
  one,
  retitled,
  rowsOf,
  runner,
  stageOn,
  two,
  until
} from "../../kit/scene.ts"
import type { Projections } from "../served/projections.ts"
import type { ReplayRequest } from "../served/replay.ts"

const { kinds, clear } = databases("modes")
afterAll(clear)

const request = (given: Partial<ReplayRequest>): ReplayRequest => ({
  names: [],
  mode: "swap",
  until: null,
  keep: false,
  ...given
})
const resultOf = (running: Projections["Service"], given: Partial<ReplayRequest>) =>
  Effect.map(Stream.runCollect(running.replay(request(given))), (told) => told.at(-1))
const titles = Effect.map(rowsOf("tasks"), (rows) => rows.map(({ title }) => title))
const forge = Effect.flatMap(Database, (tables) => tables.define("update read.tasks set title = 'forged'"))
const titlesIn = (schema: string) =>
  Effect.flatMap(Database, (tables) =>
    Effect.map(
      tables.query((sql) => sql`select title from ${sql(schema)}.tasks order by id`),
      (rows) => rows.map(({ title }) => title)
    )
  )
const schemasNamed = (start: string) =>
  Effect.flatMap(Database, (tables) =>
    Effect.map(
      tables.query((sql) => sql`select nspname as name from pg_namespace where starts_with(nspname::text, ${start})`),
      (rows) => rows.map(({ name }) => name)
    )
  )

describe.each(kinds)("a replay on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "that verifies names the rows that differ with column and event, and changes nothing",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        const last = yield* append(one, created("one"))
        yield* running.position.waitFor(last)
        yield* forge
        expect(yield* resultOf(running, { names: ["tasks"], mode: "verify" })).toEqual({
          phase: "verified",
          at: last,
          tables: ["tasks"],
          different: 1,
          differences: [
            { table: "tasks", id: "one00000", is: "other", seq: last, columns: ["title"], events: ["TaskCreated"] }
          ]
        })
        expect([yield* titles, running.position.generation()]).toEqual([["forged"], 1])
        yield* until(schemasNamed("read_next"), (names) => names.length === 0)
      })
    )
  )

  test(
    "to a past position builds the tables of that position beside the served ones",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        const at = yield* append(one, created("one"))
        yield* append(one, retitled("later"))
        const last = yield* append(two, created("two"))
        yield* running.position.waitFor(last)
        const built = yield* resultOf(running, { mode: "past", until: at })
        expect(built).toMatchObject({ phase: "built", at, schema: `read_at_${at}` })
        expect([yield* titlesIn(`read_at_${at}`), yield* titles]).toEqual([["one"], ["later", "two"]])
        yield* (yield* Database).define(`drop schema read_at_${at} cascade`)
      })
    )
  )

  test(
    "returns to the tables that were replaced, with the commits that came since",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        yield* running.position.waitFor(yield* append(one, created("one")))
        yield* forge
        expect(yield* resultOf(running, {})).toMatchObject({ phase: "swapped", different: 1 })
        const last = yield* append(two, created("two"))
        yield* running.position.waitFor(last)
        expect(yield* titles).toEqual(["one", "two"])
        expect(yield* resultOf(running, { mode: "back" })).toMatchObject({ phase: "returned", at: last })
        expect([yield* titles, running.position.at()]).toEqual([["forged", "two"], last])
        expect(yield* resultOf(running, { mode: "back" })).toMatchObject({ phase: "returned", at: last })
        expect(yield* titles).toEqual(["one", "two"])
      })
    )
  )

  test(
    "does not return to tables with commits that the log no longer holds",
    on(
      Effect.fnUntraced(function* () {
        const before = yield* runner()
        yield* append(one, created("lost"))
        yield* before.position.waitFor(yield* append(one, retitled("lost as well")))
        yield* before.stop
        yield* onAnotherLog(
          Effect.gen(function* () {
            yield* append(two, created("present"))
            const running = yield* runner()
            yield* until(running.sentences, (lines) => lines.some((line) => line.includes("tt replay")))
            yield* resultOf(running, {})
            const refused = yield* Effect.flip(resultOf(running, { mode: "back" }))
            expect(refused.message).toContain("commits that the log no longer holds")
            yield* running.position.waitFor(yield* append(two, retitled("still present")))
            expect(yield* titles).toEqual(["still present"])
          })
        )
      })
    )
  )

  test(
    "keeps the replaced tables also after a later replay, when that was asked for",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        yield* running.position.waitFor(yield* append(one, created("one")))
        yield* forge
        yield* resultOf(running, { keep: true })
        yield* resultOf(running, {})
        expect(yield* titlesIn("read_old")).toEqual(["forged"])
        yield* resultOf(running, { mode: "back" })
        expect(yield* titles).toEqual(["forged"])
      })
    )
  )

  test(
    "removes the tables of a rebuild whose process has ended, when another one takes the lease",
    on(
      Effect.fnUntraced(function* () {
        const tables = yield* Database
        yield* tables.define("create schema read_next_0_1; create table read_next_0_1.tasks (id text)")
        expect(yield* schemasNamed("read_next")).toEqual(["read_next_0_1"])
        yield* runner()
        yield* until(schemasNamed("read_next"), (names) => names.length === 0)
      })
    )
  )
})
