/** The undo of a task's last change, with the log in memory. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { ada, bo } from "../../domain/kit/people.ts"
import type { Command } from "../../domain/task/task.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { type Bus, complete, create, commentOn, onTeam, send, startTask, tags, taskOne } from "../kit/onTeam.ts"
import { undoLast } from "./undoLast.ts"

const id = "one00000"
const undo = (key: string, actor = ada) => undoLast({ actor, key }, id)
const commits = Effect.flatMap(EventStore, ({ load }) => load(taskOne))
const did = (bus: Bus, ...all: ReadonlyArray<Command>) =>
  Effect.forEach(all, (command, n) => send(bus, ada, `act ${n}`, command), { discard: true })

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
    "leaves the change of another person, and passes over comments",
    onTeam(
      Effect.fnUntraced(function* (bus) {
        yield* did(bus, create, startTask, commentOn("comment1"))
        expect(yield* undo("u1", bo)).toEqual({ is: "changed", by: ada })
        expect(yield* undo("u1")).toMatchObject({ is: "undone" })
        expect((yield* tags(taskOne)).at(-1)).toBe("TaskReopened")
      })
    )
  )
})
