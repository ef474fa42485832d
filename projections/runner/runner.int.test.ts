/** The runner on PGlite and on a real Postgres, over a log in memory: rows and checkpoint are one, and nothing is lost or done twice. */
import { Effect, Layer, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Audience } from "../../domain/values.ts"
import { Broadcast } from "../../streams/ports/broadcast.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { pending } from "../../streams/kit/pending.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Database } from "../database/database.ts"
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
  tallied,
  two,
  until
} from "../kit/scene.ts"
import { announcementIn } from "./batch/announcement.ts"
import { tombstonesKept } from "./tables/tombstones.ts"
import { readCheckpoints } from "./tables/checkpoint.ts"

const { kinds, clear } = databases("runner")
afterAll(clear)
/** The time that `pending` gives to all commits. */
const atOfCommits = "2026-11-24T10:00:00.000Z"
/** The writer repeats its position while it works for long: a position without changes. */
const isHeartbeat = (value: unknown) => {
  const found = announcementIn(value)
  return found?.is === "position" && found.position.changes === 0
}
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe.each(kinds)("the runner on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "has written rows and checkpoint when the position is reached, also for commits that change no row",
    on(
      Effect.fnUntraced(function* () {
        const { position, sentences, rebuilding } = yield* runner()
        yield* append(one, created("first"), retitled("renamed"))
        const last = yield* append(subjectOf("slot", "slot0000"), { _tag: "SlotTaken", holder: "ada" })
        yield* position.waitFor(last)
        expect(yield* rowsOf("tasks")).toMatchObject([{ id: "one00000", number: 1, title: "renamed", seq: 1 }])
        expect(yield* rowsOf("activity")).toMatchObject([{ id: "1.1" }, { id: "1.2" }])
        const witness = yield* (yield* Feed).witnessAt(last)
        const checkpoints = [...(yield* readCheckpoints("read")).values()]
        expect(checkpoints.map(({ seq, witness }) => ({ seq, witness }))).toEqual(
          checkpoints.map(() => ({ seq: last, witness }))
        )
        expect(checkpoints).toHaveLength(all.length)
        expect([yield* sentences, rebuilding()]).toEqual([[], null])
      })
    )
  )

  test(
    "continues after a restart at its checkpoint, with the next number",
    on(
      Effect.fnUntraced(function* () {
        const before = yield* runner()
        yield* append(one, created("one"))
        yield* before.position.waitFor(1)
        // Stopped within its work: uncommitted batches are written again, once.
        for (const i of upTo(200)) yield* append(one, retitled(`title ${i}`))
        yield* before.stop
        for (const i of upTo(20)) yield* append(one, retitled(`later ${i}`))
        const last = yield* append(two, created("two"))
        const after = yield* runner()
        yield* after.position.waitFor(last)
        expect(yield* tallied).toEqual(upTo(last))
        expect(yield* rowsOf("tasks")).toMatchObject([
          { id: "one00000", number: 1, title: "later 20", seq: last - 1 },
          { id: "two00000", number: 2, title: "two", seq: last }
        ])
      })
    )
  )

  test(
    "keeps every version of a task, each closed by the next",
    on(
      Effect.fnUntraced(function* () {
        const { position, stop } = yield* runner()
        yield* append(one, created("one"))
        yield* position.waitFor(yield* append(one, retitled("two")))
        yield* stop
        // Two in one batch.
        yield* append(one, retitled("three"))
        const last = yield* append(one, retitled("four"))
        yield* (yield* runner()).position.waitFor(last)
        const versions = yield* (yield* Database).query(
          (sql) => sql`select from_seq, to_seq, row->>'title' as title from read.tasks_versions order by from_seq`
        )
        expect(versions).toEqual([
          { from_seq: 1, to_seq: 2, title: "one" },
          { from_seq: 2, to_seq: 3, title: "two" },
          { from_seq: 3, to_seq: 4, title: "three" },
          { from_seq: 4, to_seq: null, title: "four" }
        ])
      })
    )
  )

  test(
    "leaves a tombstone in the audience that a task left",
    on(
      Effect.fnUntraced(function* () {
        const { position } = yield* runner()
        yield* append(one, created("one", Audience.make("person:ada00000")))
        yield* position.waitFor(yield* append(one, { _tag: "TaskShared" }))
        expect(yield* rowsOf("tombstone")).toEqual([
          { view: "tasks", id: "one00000", audience: "person:ada00000", seq: 2 }
        ])
      })
    )
  )

  test(
    "removes a tombstone that no client may resume from",
    on(
      Effect.fnUntraced(function* () {
        const { position } = yield* runner()
        yield* position.waitFor(yield* append(one, created("one", Audience.make("person:ada00000"))))
        const old = { view: "tasks", audience: "person:ada00000", seq: -tombstonesKept }
        // One of them is set again by the same batch that removes the other.
        yield* (yield* Database).query(
          (sql) =>
            sql`insert into read.tombstone ${sql([
              { ...old, id: "gone0000" },
              { ...old, id: "one00000" }
            ])}`
        )
        yield* position.waitFor(yield* append(one, { _tag: "TaskShared" }))
        expect(yield* rowsOf("tombstone")).toEqual([{ ...old, id: "one00000", seq: 2 }])
      })
    )
  )

  test(
    "announces a change after its rows and checkpoint are visible, and the position last",
    on(
      Effect.fnUntraced(function* () {
        const found: Array<{
          readonly subject: string
          readonly said: unknown
          readonly rows: unknown
          readonly at: unknown
        }> = []
        let isOpened = false
        const tables = yield* Database
        // The subscriber reads the tables before the runner continues.
        const listening = Layer.succeed(Broadcast, {
          publish: (subject, said) =>
            Effect.gen(function* () {
              if (isOpened && isHeartbeat(said)) return
              isOpened = true
              const rows = yield* rowsOf("tasks")
              const at = (yield* readCheckpoints("read")).get("tasks")?.seq
              found.push({ subject, said, rows: rows.map(({ seq }) => seq), at })
            }).pipe(Effect.provideService(Database, tables), Effect.orDie),
          subscribe: () => Stream.never
        })
        const { position } = yield* Effect.provide(runner(), listening)
        // The position is also announced when the tables are opened.
        yield* until(
          Effect.sync(() => found.length),
          (length) => length === 1
        )
        found.length = 0
        yield* position.waitFor(yield* append(one, created("one")))
        yield* position.waitFor(yield* append(one, retitled("two")))
        // The first task changes a count, and its new title does not.
        const told = (seq: number, ...counts: ReadonlyArray<string>) => [
          ...["changes.tasks", "changes.tally", ...counts].map((subject) => ({
            subject,
            said: expect.objectContaining({ to: seq }),
            rows: [seq],
            at: seq
          })),
          {
            subject: "changes.position",
            said: {
              at: seq,
              generation: 1,
              from: seq - 1,
              changes: 2 + counts.length,
              oldest: Date.parse(atOfCommits)
            },
            rows: [seq],
            at: seq
          }
        ]
        yield* until(
          Effect.sync(() => found.length),
          (length) => length === 7
        )
        expect(found).toEqual([...told(1, "changes.counts"), ...told(2)])
      })
    )
  )

  test(
    "applies an atomic batch in one transaction",
    on(
      Effect.fnUntraced(function* () {
        const { position } = yield* runner()
        const reached: Array<unknown> = []
        const [, last = 0] = yield* (yield* EventStore).append(
          pending(one, 0, created("one")),
          pending(two, 0, created("two"))
        )
        yield* position.waitFor(last)
        for (const { seq } of (yield* readCheckpoints("read")).values()) reached.push(seq)
        expect(new Set(reached)).toEqual(new Set([last]))
        expect(yield* tallied).toEqual([1, 2])
      })
    )
  )
})
