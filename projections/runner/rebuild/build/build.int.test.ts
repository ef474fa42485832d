/** New tables have the rows and the versions of the served ones, also when rows leave the memory meanwhile. */
import { Effect, Schema } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ada, bo, cy } from "../../../../domain/kit/people.ts"
import { TaskId } from "../../../../domain/ids.ts"
import type { Event } from "../../../../domain/task/task.ts"
import { Audience, team } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { Database } from "../../../database/database.ts"
import { append, created, databases, one, retitled, runner, stageOn } from "../../../kit/scene.ts"
import { anyProjection, changeRow, idOf, idsOf, type Projection } from "../../../projection.ts"
import { activity } from "../../../models/activity.ts"
import { noticesProjection } from "../../../models/notices/notices.ts"
import { tasks } from "../../../models/tasks.ts"
import { declareRow } from "../../../row.ts"
import { buildTables } from "./build.ts"
import type { Sizes } from "./bulkLoad.ts"

const { kinds, clear } = databases("build")
afterAll(clear)

interface Row {
  readonly title: string
  readonly changes: number
  readonly share: number
  readonly tags: ReadonlyArray<string>
  readonly audience: Audience
}
/** A cancelled task has no row, and a reopened one has a row again. */
const titles: Projection<Row> = {
  name: "titles",
  version: 1,
  row: declareRow(TaskId, {
    title: Schema.String,
    changes: Schema.Int,
    share: Schema.Finite,
    tags: Schema.Array(Schema.String),
    audience: Audience
  }),
  indexes: ["(audience, changes)"],
  versions: true,
  streamed: true,
  keys: (_, commit) => idsOf("task", commit),
  rows: {
    TaskCreated: ({ title, audience }, { commit }) => ({
      [idOf(commit)]: { title, changes: 0, share: 1e-7, tags: [], audience }
    }),
    TaskRetitled: ({ title }, at) =>
      changeRow(at, ({ changes, tags }) => ({
        title,
        changes: changes + 1,
        share: 1 / (changes + 3),
        tags: [...tags, title]
      })),
    TaskDescribed: ({ description }, at) =>
      changeRow(at, ({ tags }) => ({ title: `${description}\r`, tags: [...tags, description] })),
    TaskShared: (_, at) => changeRow(at, () => ({ audience: team })),
    TaskCancelled: (_, { commit }) => ({ [idOf(commit)]: null }),
    TaskReopened: (_, { commit, before }) => ({ [idOf(commit)]: before(idOf(commit)) ?? reopened })
  }
}
const reopened: Row = { title: "reopened", changes: 0, share: 1e21, tags: [], audience: team }
const all = [anyProjection(tasks), anyProjection(activity), anyProjection(titles), anyProjection(noticesProjection)]
const schema = "built"

const hostile = "tab\tline\nslash \\ \\N \\. quote ' \" {} ї 🙂"
const mine = Audience.make("person:ada00000")
const some: ReadonlyArray<Event> = [
  { _tag: "TaskDescribed", wordsOf: ada, description: hostile },
  retitled("again"),
  { _tag: "TaskShared" },
  { _tag: "TaskCancelled" },
  { _tag: "TaskReopened" },
  { _tag: "TaskStarted" },
  { _tag: "TaskAssigned", assignee: bo },
  { _tag: "TaskAssigned", assignee: cy },
  { _tag: "TaskReminded", due: "2026-11-27", stage: "soon" }
]
/** The same numbers in each run of a seed. */
const numbers = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}
/** A history of a few tasks, whose rows leave the memory and are used again. */
const history = Effect.fnUntraced(function* (seed: number) {
  const next = numbers(seed)
  const begun = new Set<number>()
  let last = 0
  for (let n = 0; n < 80; n++) {
    const task = next(8)
    const event = begun.has(task) ? some[next(some.length)] : created(`made ${task}`, task % 2 === 0 ? mine : team)
    begun.add(task)
    if (event !== undefined) last = yield* append(subjectOf("task", `task000${task}`), event)
  }
  return last
})

const rowsIn = Effect.fnUntraced(function* (name: string) {
  const { query } = yield* Database
  const found: Record<string, unknown> = {}
  for (const { name: table, versions } of all) {
    found[table] = yield* query((sql) => sql`select * from ${sql(name)}.${sql(table)} order by id`)
    const kept = `${table}_versions`
    if (versions)
      found[kept] = yield* query((sql) => sql`select * from ${sql(name)}.${sql(kept)} order by id, from_seq`)
  }
  return found
})
const built = Effect.fnUntraced(function* (upTo: number, sizes: Sizes) {
  const { query } = yield* Database
  const [lease] = yield* query((sql) => sql`select number from read.lease`)
  const fence = { number: Number(lease?.["number"]) }
  const phases: Array<string> = []
  const report = ({ phase }: { readonly phase: string }) => Effect.sync(() => phases.push(phase))
  const build = yield* buildTables(schema, fence, all, Effect.succeed(upTo), report, sizes)
  const rows = yield* rowsIn(schema)
  const counts = Object.entries(rows).filter(([table]) => build.rows().has(table))
  expect([...build.rows()]).toEqual(counts.map(([table, list]) => [table, (list as ReadonlyArray<unknown>).length]))
  // Commits are applied after the indexes only when the bulk load was refused.
  return { rows, wasRefused: phases.at(-1) === "applying" }
})

describe.each(kinds)("tables that are built on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test.each([
    [1, { batchCommits: 1, generationSize: 1 }],
    [2, { batchCommits: 4, generationSize: 1 }],
    [3, { batchCommits: 3, generationSize: 900 }],
    [4, {}]
  ])("have the rows and versions of the served ones, history %i with the sizes %j", (seed, sizes) =>
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(all)
        const last = yield* history(seed)
        yield* running.position.waitFor(last)
        expect(yield* built(last, sizes)).toEqual({ rows: yield* rowsIn("read"), wasRefused: false })
      })
    )()
  )

  test(
    "have the rows of a log in which a task is created twice",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(all)
        yield* append(one, created("first"))
        for (const each of ["a", "b", "c", "d"]) yield* append(subjectOf("task", `task000${each}`), created(each))
        const last = yield* append(one, created("second"))
        yield* running.position.waitFor(last)
        const found = yield* built(last, { batchCommits: 1, generationSize: 1 })
        expect(found).toEqual({ rows: yield* rowsIn("read"), wasRefused: true })
      })
    )
  )
})
