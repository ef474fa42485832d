/** The compiler refuses an entry that does not match its command: each mistake here must be a type error. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { linkTask } from "../../../commands/knowledge/links.ts"
import { TaskId } from "../../../domain/ids.ts"
import { Command } from "../../../domain/task/task.ts"
import { Category, Priority } from "../../../domain/values.ts"
import { decided, resource } from "./commandOperations.ts"
import { placeById } from "./place.ts"

const place = placeById("task", "/tasks", Command)

describe("an entry of a resource", () => {
  test("becomes a POST under the rule of its command", () => {
    const { operations } = resource("tasks", place, {
      start: "StartTask",
      prioritise: ["PrioritiseTask", { priority: Priority }]
    })
    expect(
      Object.entries(operations).map(([name, { authorisation, endpoint }]) => {
        const { method, path } = endpoint(name)
        return [authorisation, method, path]
      })
    ).toEqual([
      ["StartTask", "POST", "/tasks/:id/start"],
      ["PrioritiseTask", "POST", "/tasks/:id/prioritise"]
    ])
  })

  test("does not compile where it does not fit the command", () => {
    const mistakes = [
      // @ts-expect-error no such command
      resource("tasks", place, { go: "GoTask" }),
      // @ts-expect-error a command of another aggregate
      resource("tasks", place, { start: "StartRun" }),
      // @ts-expect-error the command has a field
      resource("tasks", place, { prioritise: "PrioritiseTask" }),
      // @ts-expect-error the field is missing
      resource("tasks", place, { prioritise: ["PrioritiseTask", {}] }),
      // @ts-expect-error the field is wider than the command's
      resource("tasks", place, { prioritise: ["PrioritiseTask", { priority: Schema.String }] }),
      // @ts-expect-error the field is narrower than the command's
      resource("tasks", place, { prioritise: ["PrioritiseTask", { priority: Schema.Literals(["high"]) }] }),
      // @ts-expect-error the field may be left out
      resource("tasks", place, { prioritise: ["PrioritiseTask", { priority: Schema.optionalKey(Priority) }] }),
      // @ts-expect-error an extra field
      resource("tasks", place, { prioritise: ["PrioritiseTask", { priority: Priority, category: Category }] }),
      // @ts-expect-error the command has no fields
      resource("tasks", place, { start: ["StartTask", { priority: Priority }] }),
      decided("LinkTask", { to: TaskId }, (request, id, to) =>
        // @ts-expect-error the function needs a field that the caller does not send
        linkTask(request, id, { _tag: "LinkTask", ...to })
      )
    ]
    expect(mistakes).toHaveLength(10)
  })
})
