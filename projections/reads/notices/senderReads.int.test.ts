/** The reads of the sender of notices and digests, on PGlite and on a real Postgres: rows of the person, and of no other one. */
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { type ActorId, CommentId, PersonId, personOf, TaskId } from "../../../domain/ids.ts"
import { ada, bo, cy, dan } from "../../../domain/kit/people.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { Event } from "../../../domain/task/task.ts"
import { Audience, type Due, team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { type Subject, subjectOf } from "../../../streams/commit/subjects.ts"
import { pending } from "../../../streams/kit/pending.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { databases, runner, type Stage, stageOn } from "../../kit/scene.ts"
import { Projections } from "../../runner/served/projections.ts"
import { Notices } from "./notices.ts"
import type { MadeNotice } from "./senderReads.ts"

const { kinds, clear } = databases("sender")
afterAll(clear)

/** Appends one commit of an actor; returns its position. */
const by = Effect.fnUntraced(function* (
  actor: ActorId,
  subject: Subject,
  ...events: readonly [TrackerEvent, ...ReadonlyArray<TrackerEvent>]
) {
  const log = yield* EventStore
  const [seq = 0] = yield* log.append({ ...pending(subject, yield* log.lastSeq(subject), ...events), actor })
  return seq
})
const taskOf = (n: number) => subjectOf("task", TaskId.make(`task${String(n).padStart(4, "0")}`))
const idOf = (actor: ActorId) => personOf(actor) ?? ""
const create = (n: number, more: Partial<Extract<Event, { _tag: "TaskCreated" }>> = {}) =>
  by(ada, taskOf(n), { _tag: "TaskCreated", ...plainTask(ada, `Task ${n}`), ...more })
const assign = (n: number, assignee: ActorId | null) => by(ada, taskOf(n), { _tag: "TaskAssigned", assignee })
const say = (actor: ActorId, n: number, mentions: ReadonlyArray<ActorId> = []) =>
  by(actor, taskOf(n), {
    _tag: "TaskCommented",
    wordsOf: actor,
    comment: CommentId.make("comment1"),
    text: "When?",
    mentions
  })
const merge = (from: ActorId, into: PersonId) =>
  by(ada, subjectOf("person", idOf(from)), { _tag: "PersonMerged", into, withPrivate: true })
const read = (person: ActorId, upTo: number, ...notices: readonly [string, ...ReadonlyArray<string>]) =>
  by(person, subjectOf("notices", idOf(person)), { _tag: "NoticesRead", notices, upTo })
const set = (person: ActorId, digest: string | null) =>
  by(person, subjectOf("notices", idOf(person)), {
    _tag: "NoticeSettingsSet",
    settings: { ...defaultSettings, digest }
  })

/** `<task> <kind> > <person>`, in the order of the rows. */
const told = (notices: ReadonlyArray<MadeNotice>) => notices.map(({ number, kind, to }) => `${number} ${kind} > ${to}`)

describe.each(kinds)("the sender on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  /** Appends commits one after another, and reads the tables that have all of them. */
  const after = (
    commits: ReadonlyArray<Effect.Effect<number, unknown, Stage>>,
    play: (reads: Notices["Service"], positions: ReadonlyArray<number>) => Effect.Effect<void, unknown, Stage>
  ) =>
    stage.on(() =>
      Effect.gen(function* () {
        const projections = yield* runner()
        const positions = yield* Effect.all(commits)
        yield* projections.position.waitFor(positions.at(-1) ?? 0)
        const reads = yield* Effect.provide(
          Notices,
          Notices.layer.pipe(Layer.provide(Layer.succeed(Projections, projections)))
        )
        yield* play(reads, positions)
      })
    )

  describe("reads the notices of all people", () => {
    test(
      "after a position, in the order of the log, up to a limit",
      after(
        [create(1, { assignee: bo }), create(2, { assignee: cy }), say(bo, 2, [dan])],
        (reads, [first = 0, , last]) =>
          Effect.gen(function* () {
            const all = ["1 assigned > bo000000", "2 assigned > cy000000", ...commented]
            const page = yield* reads.madeAfter(0, 10)
            expect(told(page)).toEqual(all)
            expect(told(yield* reads.madeAfter(0, 2))).toEqual(all.slice(0, 2))
            expect(told(yield* reads.madeAfter(first, 10))).toEqual(all.slice(1))
            expect(yield* reads.madeAfter(last ?? 0, 10)).toEqual([])
            expect(yield* reads.head).toBe(last)
            expect(page[0]).toMatchObject({
              id: "task.task0001.assigned.bo000000",
              about: "evt.task.task0001",
              of: team,
              title: "Task 1",
              by: ada,
              others: [],
              position: first,
              read: false,
              later: null
            })
          })
      )
    )

    test(
      "when there are none: the rows of things are no notices",
      after([create(1)], (reads) =>
        Effect.gen(function* () {
          expect(yield* reads.madeAfter(0, 10)).toEqual([])
          expect(yield* reads.head).toBe(0)
        })
      )
    )

    test(
      "without those that were withdrawn, and with those that were renewed at their new position",
      after(
        [create(1, { assignee: bo }), create(2), say(bo, 2), assign(1, null), say(cy, 2)],
        (reads, [, , said = 0, , again]) =>
          Effect.gen(function* () {
            const rows = yield* reads.madeAfter(said, 10)
            expect(told(rows)).toEqual(["2 commented > ada00000", "2 commented > bo000000"])
            expect(rows[0]).toMatchObject({ by: cy, others: [bo], position: again })
            expect(told(yield* reads.madeAfter(0, 10))).toEqual(told(rows))
            expect(yield* reads.head).toBe(again)
          })
      )
    )

    test(
      "with the marks that a sender needs, and with the audience of the thing",
      after(
        [
          create(1, { assignee: bo, audience: Audience.make("chat:chat0000") }),
          create(2, { assignee: bo }),
          read(bo, 2, "task.task0001.assigned.bo000000"),
          by(bo, subjectOf("notices", idOf(bo)), {
            _tag: "NoticesPostponed",
            notices: ["task.task0002.assigned.bo000000"],
            until: "2026-11-28T10:00:00Z"
          })
        ],
        (reads) =>
          Effect.map(reads.madeAfter(0, 10), (rows) =>
            expect(rows).toMatchObject([
              { number: 1, of: "chat:chat0000", read: true, later: null },
              { number: 2, of: team, read: false, later: "2026-11-28T10:00:00Z" }
            ])
          )
      )
    )
  })

  describe("reads the notices of a person", () => {
    test(
      "after one position and up to another one, up to a limit, and none of other people",
      after(
        [1, 2, 3, 4].map((n) => create(n, { assignee: n === 2 ? cy : bo })),
        (reads, [first = 0, second = 0, third = 0, fourth = 0]) =>
          Effect.gen(function* () {
            const of = (names: ReadonlyArray<ActorId>, from: number, upTo: number, limit = 10) =>
              Effect.map(reads.between(names, from, upTo, limit), (rows) => rows.map(({ number }) => number))
            expect(yield* of([bo], 0, fourth)).toEqual([1, 3, 4])
            expect(yield* of([bo], first, third)).toEqual([3])
            expect(yield* of([bo], first - 1, first)).toEqual([1])
            expect(yield* of([bo], 0, fourth, 2)).toEqual([1, 3])
            expect(yield* of([cy], 0, fourth)).toEqual([2])
            expect(yield* of([cy], second, fourth)).toEqual([])
            expect(yield* of([dan], 0, fourth)).toEqual([])
            expect(yield* of([], 0, fourth)).toEqual([])
          })
      )
    )

    test(
      "of before and after a merge, by the names of the survivor",
      after(
        [create(1, { assignee: bo }), merge(bo, PersonId.make(idOf(cy))), create(2, { assignee: bo })],
        (reads, [, , last = 0]) =>
          Effect.gen(function* () {
            expect(told(yield* reads.between([cy, bo], 0, last, 10))).toEqual([
              "1 assigned > bo000000",
              "2 assigned > cy000000"
            ])
            expect(told(yield* reads.between([cy], 0, last, 10))).toEqual(["2 assigned > cy000000"])
          })
      )
    )
  })

  test(
    "reads who wants a digest, and when",
    after([set(cy, "18:30"), set(bo, "08:00"), set(dan, "09:00"), set(ada, null), set(dan, null)], (reads) =>
      Effect.map(reads.digests, (rows) =>
        expect(rows).toEqual([
          { person: "bo000000", at: "08:00" },
          { person: "cy000000", at: "18:30" }
        ])
      )
    )
  )

  describe("reads the work of a person", () => {
    const due = (n: number, day: Due | null, more: Parameters<typeof create>[1] = {}) =>
      create(n, { assignee: bo, due: day, ...more })

    test(
      "with dates up to a day, the earliest first, and counts all of it",
      after(
        [
          due(1, "2026-11-29"),
          due(2, "2026-11-27T09:00:00Z"),
          due(3, "2026-11-27"),
          due(4, "2026-11-30"),
          due(5, null),
          due(6, "2026-11-20", { assignee: cy })
        ],
        (reads) =>
          Effect.gen(function* () {
            const agenda = yield* reads.agendaOf([bo], [team], "2026-11-29")
            expect(agenda.open).toBe(5)
            expect(agenda.tasks).toEqual([
              { id: "task0003", number: 3, title: "Task 3", due: "2026-11-27" },
              { id: "task0002", number: 2, title: "Task 2", due: "2026-11-27T09:00:00Z" },
              { id: "task0001", number: 1, title: "Task 1", due: "2026-11-29" }
            ])
            expect((yield* reads.agendaOf([bo], [team], "2026-11-27")).tasks.map(({ number }) => number)).toEqual([3])
            expect(yield* reads.agendaOf([dan], [team], "2026-11-29")).toEqual({ tasks: [], open: 0 })
          })
      )
    )

    test(
      "that is unfinished, that these audiences may see, and that any of the names has",
      after(
        [
          due(1, "2026-11-27"),
          due(2, "2026-11-27"),
          due(3, "2026-11-27", { audience: Audience.make("chat:chat0000") }),
          due(4, "2026-11-27", { assignee: cy }),
          due(5, "2026-11-27"),
          due(6, "2026-11-27"),
          by(ada, taskOf(1), { _tag: "TaskCompleted" }),
          by(ada, taskOf(2), { _tag: "TaskCancelled" }),
          by(ada, taskOf(5), { _tag: "TaskStarted" })
        ],
        (reads) =>
          Effect.gen(function* () {
            const of = (names: ReadonlyArray<ActorId>, audiences: ReadonlyArray<Audience>) =>
              Effect.map(reads.agendaOf(names, audiences, "2026-11-29"), ({ tasks, open }) => [
                tasks.map(({ number }) => number),
                open
              ])
            expect(yield* of([bo], [team])).toEqual([[5, 6], 2])
            expect(yield* of([bo], [team, Audience.make("chat:chat0000")])).toEqual([[3, 5, 6], 3])
            expect(yield* of([bo, cy], [team])).toEqual([[4, 5, 6], 3])
            expect(yield* of([bo], [])).toEqual([[], 0])
          })
      )
    )

    test(
      "up to 50 tasks, and counts the others",
      after(
        Array.from({ length: 60 }, (_, n) => due(n, "2026-11-27")),
        (reads) =>
          Effect.map(reads.agendaOf([bo], [team], "2026-11-27"), ({ tasks, open }) =>
            expect([tasks.length, tasks[49]?.title, open]).toEqual([50, "Task 49", 60])
          )
      )
    )
  })
})

/** The notices of a comment of Bo on a task of Ada, which mentions Dan, in the order of ids. */
const commented = ["2 commented > ada00000", "2 commented > cy000000", "2 mentioned > dan00000"]
