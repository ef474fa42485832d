/** Reminders of due dates: each is recorded once, also by a restarted process, and follows the date and the end of its task. */
import { Effect, Layer } from "effect"
import { afterAll, expect, test } from "vitest"
import { ada, bo } from "../../domain/kit/people.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import type { Event } from "../../domain/task/task.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { Model } from "../../models/model.ts"
import { append } from "../../projections/kit/scene.ts"
import { type DueTask, Notices } from "../../projections/reads/notices/notices.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { stage } from "../kit/scene.ts"
import { remindAt } from "./remind.ts"

const scene = stage("remind")
afterAll(scene.dispose)
const due = "2031-06-12"
const on = (id: string) => subjectOf("task", id)
const task = on("task0001")
const created: Event = { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier"), due, assignee: bo }

const store = Effect.fnUntraced(function* (subject: typeof task, ...events: readonly [Event, ...ReadonlyArray<Event>]) {
  yield* (yield* Projections).position.waitFor(yield* append(subject, ...events))
})
/** The stages of the reminders that the tasks have recorded. */
const stages = Effect.fnUntraced(function* (...ids: ReadonlyArray<string>) {
  const { load } = yield* EventStore
  const commits = (yield* Effect.forEach(ids, (id) => load(on(id)))).flat()
  return commits
    .flatMap(({ events }) => events)
    .flatMap((event) => (event._tag === "TaskReminded" ? [event.stage] : []))
})
/** Rounds of a process that has just started, at this moment, until the tables have what it recorded. */
const roundsAt = Effect.fnUntraced(function* (moment: string, rounds = 2) {
  const sent = new Set<string>()
  for (let n = 0; n < rounds; n++) yield* remindAt(sent, Date.parse(moment))
  const { lastSeq } = yield* EventStore
  yield* (yield* Projections).position.waitFor(yield* lastSeq(task))
})
const play = (work: Effect.Effect<void, unknown, Effect.Services<ReturnType<typeof roundsAt>>>) =>
  scene.on(Layer.succeed(Model, builtinModel), () => Effect.provide(work, Notices.layer))

test(
  "a date gets one reminder in its morning and one in the next, also after a restart",
  play(
    Effect.gen(function* () {
      yield* store(task, created)
      yield* roundsAt("2031-06-12T08:59:00Z")
      expect(yield* stages("task0001")).toEqual([])
      yield* roundsAt("2031-06-12T09:00:00Z")
      yield* roundsAt("2031-06-12T15:00:00Z")
      expect(yield* stages("task0001")).toEqual(["soon"])
      yield* roundsAt("2031-06-13T09:00:00Z")
      yield* roundsAt("2031-06-15T09:00:00Z")
      expect(yield* stages("task0001")).toEqual(["soon", "overdue"])
    })
  )
)

test(
  "a moved date is reminded of at its new time, and a finished task never",
  play(
    Effect.gen(function* () {
      yield* store(task, created, { _tag: "TaskScheduled", due: "2031-06-20" })
      yield* store(on("task0002"), created, { _tag: "TaskCompleted" })
      yield* roundsAt("2031-06-12T09:00:00Z")
      yield* roundsAt("2031-06-13T09:00:00Z")
      expect(yield* stages("task0001", "task0002")).toEqual([])
      yield* roundsAt("2031-06-20T09:00:00Z")
      expect(yield* stages("task0001", "task0002")).toEqual(["soon"])
    })
  )
)

test(
  "a task that was cancelled after the tables were read records nothing",
  play(
    Effect.gen(function* () {
      yield* store(task, created)
      // The round may read the tables before they have this event.
      yield* append(task, { _tag: "TaskCancelled" })
      yield* roundsAt("2031-06-13T09:00:00Z")
      expect(yield* stages("task0001")).toEqual([])
    })
  )
)

test(
  "the tasks of a range are read page by page in the order of their dates, each once",
  play(
    Effect.gen(function* () {
      const dates = { task0003: "2031-06-11", task0001: due, task0002: due, task0004: "2031-06-12T08:00:00Z" }
      for (const [id, date] of Object.entries(dates)) yield* store(on(id), { ...created, due: date })
      const { dueTasks } = yield* Notices
      const found: Array<string> = []
      for (let after: DueTask | null = null; ;) {
        const page: ReadonlyArray<DueTask> = yield* dueTasks({ from: "2031-06-11", to: "2031-06-13" }, after, 1)
        after = page[0] ?? null
        if (after === null) break
        found.push(after.id)
      }
      expect(found).toEqual(["task0003", "task0001", "task0002", "task0004"])
    })
  )
)
