import { expect, test } from "vitest"
import { repliedTask } from "./repliedTask.ts"

const of = { kind: "commented", about: "evt.task.task0001", comment: "comment1" } as const

test.each([
  [of, "task0001"],
  [{ ...of, kind: "mentioned" as const }, "task0001"],
  [{ ...of, kind: "assigned" as const }, null],
  [{ ...of, comment: null }, null],
  [{ ...of, about: null }, null],
  [{ ...of, about: "evt.run.run00001" }, null]
])("a reply to %j comments on %s", (notice, task) => expect(repliedTask(notice)).toBe(task))
