/** A row that the database refuses parks its aggregate, on PGlite and on a real Postgres; all other aggregates continue. */
import { Effect, Schema, Stream } from "effect"
import { createHash } from "node:crypto"
import { afterAll, describe, expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { TaskId } from "../../../domain/ids.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { append, created, databases, one, rowsOf, runner, stageOn, two, until } from "../../kit/scene.ts"
import { tasks } from "../../models/tasks.ts"
import { anyProjection, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import type { Projections } from "../served/projections.ts"

const { kinds, clear } = databases("refused")
afterAll(clear)

interface Row {
  readonly count: number
  readonly label: string
}
/** The description of a task is a count, or a label with two indexes. The second one refuses a label that begins with "bad". */
const labels: Projection<Row> = {
  name: "labels",
  version: 1,
  row: declareRow(TaskId, { count: Schema.Int, label: Schema.String }),
  indexes: ["(label)", "((case when label like 'bad%' then label::int else 0 end))"],
  versions: true,
  streamed: true,
  keys: (_, commit) => idsOf("task", commit),
  rows: {
    TaskCreated: ({ title }, { commit }) => ({ [idOf(commit)]: { count: 0, label: title } }),
    TaskStarted: (_, at) => changeRow(at, ({ count }) => ({ count: count + 1 })),
    TaskDescribed: ({ description }, at) =>
      changeRow(at, () =>
        /^\d+$/u.test(description) ? { count: Number(description) } : { label: description.replaceAll("%00", "\0") }
      )
  }
}
const list = [anyProjection(tasks), anyProjection(labels)]

const decisions = subjectOf("projection", "labels")
const described = (description: string) => ({ _tag: "TaskDescribed", wordsOf: ada, description }) as const
/** A text that cannot be compressed below the limit of an index row. */
const longKey = Array.from({ length: 120 }, (_, i) => createHash("sha256").update(String(i)).digest("base64")).join("")

const counted = Effect.map(rowsOf("labels"), (rows) => rows.map(({ id, count }) => [id, count]))
const differences = (running: Projections["Service"]) =>
  running.replay({ names: [], mode: "swap", until: null, keep: false }).pipe(
    Stream.runCollect,
    Effect.map((progress) => progress.flatMap((each) => (each.phase === "swapped" ? each.differences : [])))
  )

describe.each(kinds)("the tables on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test.each([
    ["a number out of range", "99999999999"],
    ["a key that is too long for an index", longKey],
    ["a NUL", "a%00b"],
    ["a value that only the database refuses", "bad"]
  ])("park an aggregate with %s, in the one read model that holds it, and a skip repairs it", (_, description) =>
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(list)
        yield* append(one, created("one"))
        const seq = yield* append(one, described(description))
        yield* append(one, { _tag: "TaskStarted" })
        for (let i = 0; i < 10; i++) yield* append(subjectOf("task", `other00${i}`), created("other"))
        const last = yield* append(two, created("two"))
        yield* running.position.waitFor(last)
        const troubles = yield* until(running.trouble, (found) => found.length > 0)
        expect(troubles).toEqual([
          {
            code: "handler-failed",
            message: `labels: ${one} is parked: the projection failed at position ${seq}: ValueRefused`,
            remedy: "tt quarantine list",
            stops: []
          }
        ])
        expect((yield* counted).filter(([id]) => id === "one00000" || id === "two00000")).toEqual([
          ["one00000", 0],
          ["two00000", 0]
        ])
        expect((yield* rowsOf("tasks"))[0]).toMatchObject({ id: "one00000", status: "in-progress" })
        expect(yield* differences(running)).toEqual([])

        const retried = yield* append(decisions, { _tag: "CommitRetried", subject: one, seq, attempt: 1 })
        yield* running.position.waitFor(retried)
        expect((yield* running.codes)[0]).toBe("handler-failed")
        expect(yield* differences(running)).toEqual([])

        const skipped = { _tag: "CommitSkipped", subject: one, seq, because: "a test" } as const
        yield* running.position.waitFor(yield* append(decisions, skipped))
        expect(yield* running.codes).toEqual([])
        expect((yield* counted)[0]).toEqual(["one00000", 1])
        expect(yield* differences(running)).toEqual([])
      })
    )()
  )
})
