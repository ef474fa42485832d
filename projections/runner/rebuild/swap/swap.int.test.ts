/** Swaps with a connection that is lost at the commit, and returns to some of the former tables. */
import { Effect, Layer, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database, DatabaseUnavailable } from "../../../database/database.ts"
import { append, created, databases, one, rowsOf, runner, stageOn } from "../../../kit/scene.ts"
import { activity } from "../../../models/activity.ts"
import { tasks } from "../../../models/tasks.ts"
import { anyProjection } from "../../../projection.ts"
import type { Projections } from "../../served/projections.ts"
import type { ReplayRequest } from "../../served/replay.ts"
import { readCheckpoints } from "../../tables/checkpoint.ts"

const { kinds, clear } = databases("swap")
afterAll(clear)

const list = [anyProjection(tasks), anyProjection(activity)]
const resultOf = (running: Projections["Service"], given: Partial<ReplayRequest>) =>
  running.replay({ names: [], mode: "swap", until: null, keep: false, ...given }).pipe(
    Stream.runCollect,
    Effect.map((told) => told.at(-1))
  )
const titles = Effect.map(rowsOf("tasks"), (rows) => rows.map(({ title }) => title))
const define = (statements: string) => Effect.flatMap(Database, (tables) => tables.define(statements))

/** The texts of the statements, without sending them. */
const textsOf = (statements: Parameters<Database["Service"]["guardedTransaction"]>[0]) => {
  const texts: Array<string> = []
  const unsafe = (text: string) => {
    texts.push(text)
    return { simple: () => null }
  }
  statements({ unsafe } as never)
  return texts
}

/** The connection is lost at the first swap: before its transaction, or after its commit. */
const losing = (when: "before" | "after") =>
  Layer.effect(
    Database,
    Effect.map(Database, (database) => {
      let lost = false
      const gone = new DatabaseUnavailable({ cause: "the connection was lost" })
      return Database.of({
        ...database,
        guardedTransaction: (statements) => {
          const isSwap = textsOf(statements).some((text) => text.includes("generation set n = n + 1"))
          const done = database.guardedTransaction(statements)
          return Effect.suspend(() => {
            if (!isSwap || lost) return done
            lost = true
            return when === "before" ? Effect.fail(gone) : Effect.andThen(done, Effect.fail(gone))
          })
        }
      })
    })
  )

describe.each(kinds)("a swap on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test.each(["before", "after"] as const)("whose connection is lost %s its commit replaces the tables once", (when) =>
    on(() =>
      Effect.gen(function* () {
        const running = yield* runner(list)
        const last = yield* append(one, created("one"))
        yield* running.position.waitFor(last)
        yield* define("update read.tasks set title = 'forged'")
        expect(yield* resultOf(running, {})).toMatchObject({ phase: "swapped", at: last, different: 1 })
        expect([yield* titles, running.position.generation()]).toEqual([["one"], 2])
      }).pipe(Effect.provide(losing(when)))
    )()
  )

  test(
    "that returns to one former table keeps the others",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(list)
        yield* running.position.waitFor(yield* append(one, created("one")))
        yield* define("update read.tasks set title = 'forged'; update read.activity set actor = 'forged'")
        yield* resultOf(running, { keep: true })
        expect(yield* resultOf(running, { names: ["tasks"], mode: "back" })).toMatchObject({ tables: ["tasks"] })
        expect([...(yield* readCheckpoints("read_old")).keys()].toSorted()).toEqual(["activity", "tasks"])
        // The former tables were kept by request: a later replay of one does not remove them.
        yield* resultOf(running, { names: ["tasks"] })
        expect(yield* resultOf(running, { mode: "back", names: ["activity"] })).toMatchObject({ tables: ["activity"] })
        expect((yield* rowsOf("activity")).map(({ actor }) => actor)).toEqual(["forged"])
      })
    )
  )
})
