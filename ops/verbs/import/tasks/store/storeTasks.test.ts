/** An import of tasks stores nothing twice, and never reverts a later change of a person. */
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { commandBusLayer } from "../../../../../commands/bus/bus.ts"
import { CommandBus } from "../../../../../commands/commandBus.ts"
import { Principals } from "../../../../../commands/principals.ts"
import { operator } from "../../../../../commands/rights/operator.ts"
import { ActorId, TaskId } from "../../../../../domain/ids.ts"
import { Audience, team } from "../../../../../domain/values.ts"
import { subjectOf } from "../../../../../streams/commit/subjects.ts"
import { memoryRecord } from "../../../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../../../streams/ports/eventStore.ts"
import { Feed } from "../../../../../streams/ports/feed.ts"
import { NaturalKeys } from "../../../../../streams/sealing/naturalKeys.ts"
import type { ImportedTask } from "../task/importedTask.ts"
import { personByName } from "./known.ts"
import { storeTasks } from "./storeTasks.ts"

const task: ImportedTask = {
  key: ["Trello", "", "id", "c1", ""],
  title: "Paint the pier",
  description: "Two coats",
  status: "open",
  priority: "high",
  category: null,
  due: "2026-12-04",
  assignees: [],
  assigneeColumn: "Members"
}
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const run = <A, E>(play: Effect.Effect<A, E, Layer.Success<typeof parts>>) =>
  Effect.runPromise(Effect.provide(play, parts))

const nobody = () => null
const store = (...tasks: ReadonlyArray<ImportedTask>) => storeTasks(tasks, team, nobody)
const subjectOfTask = (key = task.key) =>
  Effect.map(NaturalKeys, (keys) => subjectOf("task", TaskId.make(keys.idFor("import-task", ...key))))
const events = (key = task.key) =>
  Effect.gen(function* () {
    const commits = yield* (yield* EventStore).load(yield* subjectOfTask(key))
    return commits.flatMap(({ events }) => events)
  })
const tags = Effect.map(events(), (all) => all.map(({ _tag }) => _tag))
const head = Effect.flatMap(Feed, (feed) => feed.head)
const counts = { seen: 1, stored: 0, changed: 0, unknownPeople: [] }

describe("a task", () => {
  test("is created by the operator, with its fields and the source import", () =>
    run(
      Effect.gen(function* () {
        expect(yield* store(task)).toEqual({ ...counts, stored: 1 })
        expect(yield* events()).toMatchObject([
          {
            _tag: "TaskCreated",
            title: "Paint the pier",
            source: "import",
            priority: "high",
            due: "2026-12-04",
            audience: team
          }
        ])
      })
    ))

  test.each([
    ["done", "TaskCompleted"],
    ["cancelled", "TaskCancelled"],
    ["in-progress", "TaskStarted"]
  ] as const)("that is %s is moved by a command", (status, event) =>
    run(
      Effect.gen(function* () {
        yield* store({ ...task, status })
        expect(yield* tags).toEqual(["TaskCreated", event])
      })
    )
  )

  test("is stored for the readers of the flag", () =>
    run(
      Effect.gen(function* () {
        const audience = Audience.make("chat:pier0000")
        yield* storeTasks([task], audience, nobody)
        expect(yield* events()).toMatchObject([{ audience }])
      })
    ))
})

describe("a second import", () => {
  test("of the same file stores nothing", () =>
    run(
      Effect.gen(function* () {
        yield* store({ ...task, status: "done" })
        const before = yield* head
        expect(yield* store({ ...task, status: "done" })).toEqual(counts)
        expect(yield* head).toBe(before)
      })
    ))

  test("completes what a kill has cut off between two commands", () =>
    run(
      Effect.gen(function* () {
        const { send } = yield* CommandBus
        // A bus that stops before the second command of the first import.
        yield* Effect.exit(
          store({ ...task, status: "done" }).pipe(
            Effect.updateService(CommandBus, (bus) => ({
              ...bus,
              send: (request, ...steps) =>
                steps[0].command._tag === "CompleteTask" ? Effect.die("killed") : send(request, ...steps)
            }))
          )
        )
        expect(yield* tags).toEqual(["TaskCreated"])
        yield* store({ ...task, status: "done" })
        expect(yield* tags).toEqual(["TaskCreated", "TaskCompleted"])
      })
    ))

  test("leaves a task that a person has reopened", () =>
    run(
      Effect.gen(function* () {
        yield* store({ ...task, status: "done" })
        const subject = yield* subjectOfTask()
        yield* (yield* CommandBus).send(
          { actor: operator, key: "reopen" },
          { subject, command: { _tag: "ReopenTask" } }
        )
        yield* store({ ...task, status: "done" })
        expect((yield* tags).at(-1)).toBe("TaskReopened")
      })
    ))

  test("of a changed row changes nothing, and reports it", () =>
    run(
      Effect.gen(function* () {
        yield* store(task)
        expect(yield* store({ ...task, title: "Paint it twice" })).toEqual({ ...counts, changed: 1 })
        expect(yield* tags).toEqual(["TaskCreated"])
      })
    ))

  test("with people who are known since then is the same", () =>
    run(
      Effect.gen(function* () {
        const theirs = { ...task, assignees: ["Ann"] }
        expect(yield* store(theirs)).toMatchObject({ stored: 1, unknownPeople: ["Ann"] })
        expect(yield* storeTasks([theirs], team, () => operator)).toMatchObject({ stored: 0, changed: 0 })
      })
    ))
})

describe("the people of a task", () => {
  const [ann, olga] = [ActorId.make("person:ann00000"), ActorId.make("person:olga0000")]
  const known = personByName([
    { id: ann, name: "Ann Bell", handle: "annb" },
    { id: olga, name: "Olga", handle: null },
    { id: ActorId.make("person:olga1111"), name: "olga", handle: null }
  ])
  test.each([
    ["Ann Bell", ann],
    ["ann  bell", ann],
    ["@AnnB", ann],
    ["Ann Bell (12)", ann],
    ["Ann", null],
    ["Olga", null]
  ])("%s is %s", (name, found) => expect(known(name)).toBe(found))

  test("who are not known are text, and are reported", () =>
    run(
      Effect.gen(function* () {
        expect(yield* store({ ...task, assignees: ["Bo", "Cy"] })).toMatchObject({ unknownPeople: ["Bo", "Cy"] })
        expect(yield* events()).toMatchObject([{ assignee: null, description: "Two coats\nMembers: Bo, Cy" }])
      })
    ))

  test("the first known one gets the task, and the others are text", () =>
    run(
      Effect.gen(function* () {
        const assignees = ["Bo", "Op"]
        yield* storeTasks([{ ...task, assignees }], team, (name) => (name === "Op" ? operator : null))
        expect(yield* events()).toMatchObject([{ assignee: operator, description: "Two coats\nMembers: Bo" }])
      })
    ))
})
