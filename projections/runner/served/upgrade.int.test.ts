/** Tables of another version: the operator is told what is rebuilt before the first change, and when it has ended. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { all, append, created, databases, one, runner, stageOn, until } from "../../kit/scene.ts"
import { UpgradeNotice, type UpgradePlan } from "./upgrade.ts"

const { kinds, clear } = databases("upgrade")
afterAll(clear)

const newTally = all.map((each) => (each.name === "tally" ? { ...each, version: each.version + 1 } : each))

/** The plans and ends that the operator is told, each with the generation of the tables at that moment. */
const listening = Effect.gen(function* () {
  const tables = yield* Database
  const told: Array<{ readonly plan: UpgradePlan | null; readonly generation: number }> = []
  const note = (plan: UpgradePlan | null) =>
    tables
      .query((sql) => sql`select n from read.generation`)
      .pipe(
        Effect.map(([row]) => void told.push({ plan, generation: Number(row?.["n"] ?? 1) })),
        Effect.orDie
      )
  return { told, layer: Layer.succeed(UpgradeNotice, { begins: note, ends: Effect.suspend(() => note(null)) }) }
})

describe.each(kinds)("an upgrade on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "is told before it begins, and once",
    on(
      Effect.fnUntraced(function* () {
        const old = yield* runner()
        const head = yield* append(one, created("one"))
        yield* old.position.waitFor(head)
        yield* old.stop
        const { told, layer } = yield* listening
        const running = yield* Effect.provide(runner(newTally), layer)
        yield* until(
          Effect.sync(() => told.length),
          (count) => count === 2
        )
        expect(told).toEqual([
          { plan: { tables: ["tally"], unreadable: [], of: all.length, commits: head }, generation: 1 },
          { plan: null, generation: 2 }
        ])
        expect(yield* running.codes).toEqual([])
      })
    )
  )

  test(
    "names tables that cannot be read meanwhile",
    on(
      Effect.fnUntraced(function* () {
        const old = yield* runner()
        yield* old.position.waitFor(yield* append(one, created("one")))
        yield* old.stop
        yield* (yield* Database).define("drop table read.tally")
        const { told, layer } = yield* listening
        yield* Effect.provide(runner(), layer)
        expect(told[0]).toMatchObject({ plan: { tables: ["tally"], unreadable: ["tally"] }, generation: 1 })
      })
    )
  )

  test(
    "of present tables says nothing, also when they are made for an empty log",
    on(
      Effect.fnUntraced(function* () {
        const { told, layer } = yield* listening
        const running = yield* Effect.provide(runner(), layer)
        yield* running.position.waitFor(yield* append(one, created("one")))
        expect(told).toEqual([])
      })
    )
  )
})
