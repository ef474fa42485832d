/** The undo of a task's last change, with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ada, bo } from "../../domain/kit/people.ts"
import type { Command } from "../../domain/task/task.ts"
import type { Due } from "../../domain/values.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import {
  type Bus,
  complete,
  create,
  commentOn,
  onTeam,
  personSubject,
  send,
  startTask,
  tags,
  taskOne
} from "../kit/onTeam.ts"
import { operator } from "../rights/operator.ts"
import { undoLast } from "./undoLast.ts"

const id = "one00000"
const undo = (key: string, actor = ada) => undoLast({ actor, key }, id)
const commits = Effect.flatMap(EventStore, ({ load }) => load(taskOne))
const did = (bus: Bus, ...all: ReadonlyArray<Command>) =>
  Effect.forEach(all, (command, n) => send(bus, ada, `act ${n}`, command), { discard: true })

const describeTask = (description: string) => ({ _tag: "DescribeTask", wordsOf: ada, description }) as const

describe("an undo", () => {
  test(
    "of an end returns the task to its progress in one commit, and the next undo ends it again",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, startTask, complete)
        const first = yield* undo("u1")
        expect(first).toMatchObject({ is: "undone", isOld: false })
        expect((yield* commits).map(({ events }) => events.map(({ _tag }) => _tag)).at(-1)).toEqual([
          "TaskReopened",
          "TaskStarted"
        ])
        // The same request again, as after a crash before its answer.
        expect(yield* undo("u1")).toEqual(first)
        expect(yield* commits).toHaveLength(4)
        yield* undo("u2")
        expect((yield* tags(taskOne)).at(-1)).toBe("TaskCompleted")
        // An old card has the data of the first press, which must not look like another undo.
        expect(yield* undo("u1")).toEqual({ ...first, isOld: true })
        expect(yield* commits).toHaveLength(5)
      })
    )
  )

  test(
    "takes back only the person's own change, and passes over comments",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, startTask, commentOn("comment1"))
        expect(yield* undo("u1", bo)).toEqual({ is: "nothing" })
        expect(yield* undo("u1")).toMatchObject({ is: "undone", event: "TaskStarted" })
        expect((yield* tags(taskOne)).at(-1)).toBe("TaskReopened")
      })
    )
  )

  test(
    "keeps another person's later change of another field",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, startTask)
        yield* send(bus, bo, "due", { _tag: "ScheduleTask", due: "2026-12-01" as Due })
        expect(yield* undo("u1")).toMatchObject({ is: "undone", event: "TaskStarted" })
        expect((yield* tags(taskOne)).slice(-2)).toEqual(["TaskScheduled", "TaskReopened"])
      })
    )
  )

  test(
    "of a field that another person has changed since asks first, and overwrites only the change that was asked about",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, { _tag: "ScheduleTask", due: "2026-12-01" as Due })
        yield* send(bus, bo, "due", { _tag: "ScheduleTask", due: "2026-12-02" as Due })
        const before = yield* commits
        const asked = yield* undo("u1")
        expect(asked).toEqual({ is: "changed", by: bo, at: before[1]?.seq, event: "TaskScheduled" })
        expect(yield* commits).toHaveLength(before.length)
        expect(yield* undoLast({ actor: ada, key: "u2" }, id, { overwrites: 1 })).toEqual({ is: "nothing" })
        expect(yield* undoLast({ actor: ada, key: "u2" }, id, { overwrites: before[1]?.seq ?? 0 })).toMatchObject({
          is: "undone"
        })
        expect((yield* commits).at(-1)?.events).toEqual([{ _tag: "TaskScheduled", due: null }])
      })
    )
  )

  test(
    "does not ask about a change that no command takes back",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, { _tag: "PrioritiseTask", priority: "low" })
        yield* send(bus, bo, "priority", { _tag: "PrioritiseTask", priority: "high" })
        expect(yield* undo("u1")).toEqual({ is: "nothing" })
      })
    )
  )

  test(
    "of a title and of a description restores the former text in the name of its author, and asks as for other fields",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, describeTask("In Safari"))
        yield* send(bus, bo, "title", { _tag: "RetitleTask", wordsOf: bo, title: "Login" })
        yield* send(bus, bo, "words", { _tag: "DescribeTask", wordsOf: bo, description: "Everywhere" })
        expect(yield* undo("u1", bo)).toMatchObject({ is: "undone", event: "TaskDescribed", title: null })
        expect((yield* commits).at(-1)?.events).toEqual([
          { _tag: "TaskDescribed", wordsOf: ada, description: "In Safari" }
        ])
        yield* send(bus, bo, "title 2", { _tag: "RetitleTask", wordsOf: bo, title: "Sign-in" })
        const undone = yield* undo("u2", bo)
        expect(undone).toMatchObject({ is: "undone", event: "TaskRetitled", title: "Login" })
        expect(yield* undo("u2", bo)).toEqual(undone)
        yield* send(bus, ada, "title 3", { _tag: "RetitleTask", wordsOf: ada, title: "Logout" })
        const before = yield* commits
        const asked = yield* undo("u3", bo)
        expect(asked).toMatchObject({ is: "changed", by: ada, event: "TaskRetitled" })
        expect(yield* commits).toHaveLength(before.length)
        const at = asked.is === "changed" ? asked.at : 0
        expect(yield* undoLast({ actor: bo, key: "u4" }, id, { overwrites: at })).toMatchObject({
          is: "undone",
          title: "Sign-in"
        })
      })
    )
  )

  test(
    "does not restore a text that was erased with the data of its author",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, describeTask("In Safari"))
        yield* send(bus, bo, "words", { _tag: "DescribeTask", wordsOf: bo, description: "Everywhere" })
        yield* bus.send(
          { actor: operator, key: "forget" },
          { subject: personSubject(ada), command: { _tag: "ForgetPerson" } }
        )
        const before = yield* commits
        expect(yield* undo("u1", bo)).toEqual({ is: "erased" })
        expect(yield* commits).toHaveLength(before.length)
      })
    )
  )

  test(
    "does not overwrite a change that comes between its read and its command",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, { _tag: "ScheduleTask", due: "2026-12-01" as Due })
        let reads = 0
        const store = yield* EventStore
        // The other person's change comes right after the first read.
        const racing = EventStore.of({
          ...store,
          load: (subject, after) =>
            Effect.tap(store.load(subject, after), () =>
              subject === taskOne && reads++ === 0
                ? Effect.orDie(send(bus, bo, "due", { _tag: "ScheduleTask", due: "2026-12-02" as Due }))
                : Effect.void
            )
        })
        expect(yield* undo("u1").pipe(Effect.provideService(EventStore, racing))).toMatchObject({
          is: "changed",
          by: bo
        })
        expect((yield* commits).at(-1)?.events).toEqual([{ _tag: "TaskScheduled", due: "2026-12-02" }])
      })
    )
  )
})
