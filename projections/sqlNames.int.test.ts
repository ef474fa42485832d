/** A read model whose name and columns have capitals is built once, and is found by every later runner. */
import { Effect, Schema } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "./database/database.ts"
import { append, created, databases, one, retitled, rowsOf, runner, stageOn } from "./kit/scene.ts"
import { anyProjection, changeRow, idOf, idsOf, type Projection } from "./projection.ts"
import { declareRow } from "./row.ts"
import { examine } from "./runner/tables/examine.ts"

const { kinds, clear } = databases("mixed_case")
afterAll(clear)

interface Named {
  readonly shortTitle: string
  readonly audience: string
}
const titlesOfTasks: Projection<Named> = {
  name: "titlesOfTasks",
  version: 1,
  row: declareRow(Schema.String, { shortTitle: Schema.String, audience: Schema.String }),
  indexes: [`("shortTitle")`],
  versions: true,
  streamed: true,
  counted: "shortTitle",
  keys: (_, commit) => idsOf("task", commit),
  rows: {
    TaskCreated: ({ title, audience }, { commit }) => ({ [idOf(commit)]: { shortTitle: title, audience } }),
    TaskRetitled: ({ title }, at) => changeRow(at, () => ({ shortTitle: title }))
  }
}
const list = [anyProjection(titlesOfTasks)]

const tables = Effect.flatMap(Database, ({ query }) =>
  query((sql) => sql`select table_name as name from information_schema.tables where table_name ilike 'titlesoftasks%'`)
).pipe(Effect.map((rows) => rows.map(({ name }) => String(name)).toSorted()))

describe.each(kinds)("a read model with capitals on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "is built once: a second runner continues its table, and no third table appears",
    on(
      Effect.fnUntraced(function* () {
        const first = yield* runner(list)
        yield* first.position.waitFor(yield* append(one, created("one")))
        const made = yield* examine(list)
        expect(made).toMatchObject({ outdated: [], unreadable: [] })
        yield* first.stop
        const second = yield* runner(list)
        expect(second.rebuilding()).toBe(null)
        yield* second.position.waitFor(yield* append(one, retitled("renamed")))
        expect(yield* rowsOf("titlesOfTasks")).toMatchObject([{ id: "one00000", shortTitle: "renamed" }])
        expect((yield* examine(list)).generation).toBe(made.generation)
        expect(yield* tables).toEqual(["titlesOfTasks", "titlesOfTasks_versions"])
      })
    )
  )
})
