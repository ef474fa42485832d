/**
 * Rebuilds from the log, on PGlite and on a real Postgres: the same rows, compared, swapped, and readable until the
 * swap.
 */
import { Effect, Schema, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Database } from "../../database/database.ts"
import { anyProjection, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import { tableVersionOf } from "../tables/tableVersion.ts"
import type { Projections } from "../served/projections.ts"
import type { RebuildProgress, ReplayRequest } from "../served/replay.ts"
import {
  all,
  append,
  created,
  databases,
  onAnotherLog,
  one,
  retitled,
  rowsOf,
  runner,
  type Stage,
  stageOn,
  tallied,
  tally,
  two,
  until
} from "../../kit/scene.ts"
import { readCheckpoints } from "../tables/checkpoint.ts"
import { acceptLog } from "../tables/logOfTables.ts"

const { kinds, clear } = databases("rebuild")
afterAll(clear)
const tables = ["tasks", "tasks_versions", "messages", "people", "activity", "tally"]

/** Rebuilds all; `meanwhile` is done at each step that it tells. Returns the last one. */
const rebuilt = Effect.fnUntraced(function* (
  running: Projections["Service"],
  meanwhile: (told: RebuildProgress) => Effect.Effect<void, unknown, Stage> = () => Effect.void
) {
  const told = yield* running.replay(request("swap")).pipe(Stream.tap(meanwhile), Stream.runCollect)
  const last = told.at(-1)
  expect(last?.phase).toBe("swapped")
  return last?.phase === "swapped" ? last : null
})
const request = (mode: ReplayRequest["mode"]): ReplayRequest => ({ names: [], mode, until: null, keep: false })
const everything = Effect.all(tables.map(rowsOf))
const someHistory = Effect.gen(function* () {
  yield* append(one, created("one"))
  for (let i = 0; i < 30; i++) yield* append(one, retitled(`title ${i}`))
  return yield* append(two, created("two"))
})

describe.each(kinds)("a rebuild on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "makes the same rows, row for row, and starts a new generation",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        const last = yield* someHistory
        yield* running.position.waitFor(last)
        const before = yield* everything
        const checkpoints = yield* readCheckpoints("read")
        expect(yield* rebuilt(running)).toEqual({
          phase: "swapped",
          at: last,
          tables: all.map(({ name }) => name),
          different: 0,
          differences: []
        })
        expect(yield* everything).toEqual(before)
        expect(yield* readCheckpoints("read")).toEqual(checkpoints)
        expect([running.position.generation(), running.position.at()]).toEqual([2, last])
        yield* running.position.waitFor(yield* append(two, retitled("goes on")))
        expect((yield* rowsOf("tasks"))[1]).toMatchObject({ title: "goes on", number: 2 })
      })
    )
  )

  test(
    "reports each tampered row with the commit that last changed it, and repairs it",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        const last = yield* someHistory
        yield* running.position.waitFor(last)
        const before = yield* everything
        const sql = yield* Database
        yield* sql.define(`
          update read.tasks set title = 'forged' where id = 'one00000';
          delete from read.tasks where id = 'two00000';
          insert into read.activity (id, seq, subject, event, actor, at, detail)
            values ('99.1', 99, 'evt.task.one00000', 'TaskStarted', 'person:ada00000', '2026-11-24T10:00:00.000Z', '{}');
        `)
        expect((yield* rebuilt(running))?.differences).toEqual([
          { table: "tasks", id: "one00000", is: "other", seq: last - 1, columns: ["title"], events: ["TaskRetitled"] },
          { table: "tasks", id: "two00000", is: "missing", seq: last, columns: [], events: ["TaskCreated"] },
          { table: "activity", id: "99.1", is: "extra", seq: 99, columns: [], events: [] }
        ])
        expect(yield* everything).toEqual(before)
        const former = yield* sql.query((ask) => ask`select title from read_old.tasks`)
        expect(former).toEqual([{ title: "forged" }])
      })
    )
  )

  test(
    "serves reads all the time, and includes commits that arrive meanwhile",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        yield* running.position.waitFor(yield* someHistory)
        const phases = new Set<string>()
        let written = 0
        yield* rebuilt(
          running,
          Effect.fnUntraced(function* ({ phase }) {
            phases.add(phase)
            expect(running.rebuilding()).toBe(null)
            expect(yield* rowsOf("tasks")).toHaveLength(2)
            if (phase !== "indexing" || written > 0) return
            written = yield* append(two, retitled("meanwhile"))
            yield* running.position.waitFor(written)
          })
        )
        expect([...phases]).toEqual(["applying", "indexing", "comparing", "swapped"])
        yield* running.position.waitFor(written)
        expect((yield* rowsOf("tasks"))[1]).toMatchObject({ title: "meanwhile", seq: written })
        expect(yield* tallied).toEqual(Array.from({ length: written }, (_, i) => i + 1))
      })
    )
  )

  test(
    "runs alone: a second rebuild is refused with a message, and may run after the first has ended",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner()
        yield* running.position.waitFor(yield* someHistory)
        const refusals = new Set<string>()
        yield* rebuilt(
          running,
          Effect.fnUntraced(function* ({ phase }) {
            if (phase === "swapped") return
            refusals.add((yield* Effect.flip(Stream.runDrain(running.replay(request("swap"))))).message)
          })
        )
        expect([...refusals]).toEqual([expect.stringContaining("another rebuild is running: wait until it ends")])
        expect((yield* rebuilt(running))?.differences).toEqual([])
      })
    )
  )

  test(
    "repairs tables after the log was restored with another history",
    on(
      Effect.fnUntraced(function* () {
        const before = yield* runner()
        yield* before.position.waitFor(yield* someHistory)
        yield* before.stop
        yield* onAnotherLog(
          Effect.gen(function* () {
            yield* append(two, created("another"))
            const running = yield* runner()
            yield* until(running.sentences, (lines) => lines.some((line) => line.includes("tt replay")))
            expect(yield* acceptLog(all)).toBe(false)
            expect((yield* rebuilt(running))?.at).toBe(1)
            yield* running.position.waitFor(yield* append(two, retitled("renamed")))
            expect(yield* running.sentences).toEqual([])
            expect(yield* rowsOf("tasks")).toMatchObject([{ id: "two00000", number: 1, title: "renamed", seq: 2 }])
          })
        )
      })
    )
  )

  test(
    "starts automatically for a read model of another version, and reads succeed when it is complete",
    on(
      Effect.fnUntraced(function* () {
        const old = yield* runner()
        yield* old.position.waitFor(yield* someHistory)
        yield* old.stop
        const wider: Projection<{ readonly titles: ReadonlyArray<string> }> = {
          ...tally,
          row: declareRow(Schema.String, { titles: Schema.Array(Schema.String) }),
          rows: {
            TaskCreated: ({ title }, { before }) => ({ all: { titles: [...(before("all")?.titles ?? []), title] } })
          }
        }
        const running = yield* runner([...all.filter(({ name }) => name !== "tally"), anyProjection(wider)])
        const last = yield* append(one, retitled("goes on"))
        yield* until(
          Effect.sync(() => running.rebuilding()),
          (why) => why === null
        )
        yield* running.position.waitFor(last)
        expect(yield* rowsOf("tally")).toMatchObject([{ id: "all", titles: ["one", "two"] }])
        expect((yield* readCheckpoints("read")).get("tally")).toMatchObject({
          version: tableVersionOf(anyProjection(wider)),
          seq: last
        })
        expect(running.position.generation()).toBe(2)
        expect((yield* rowsOf("tasks"))[0]).toMatchObject({ title: "goes on" })
        expect(yield* running.sentences).toEqual([])
      })
    )
  )
})
