import { expect, test } from "vitest"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { lastChangesIn } from "./taskQueries.ts"

const entry = (id: string, event: string) => ({ subject: subjectOf("task", id), event })

test("the last changes of a person are of the newest events that are not about comments, each task once", () => {
  const change = entry("task0001", "TaskCompleted")
  const comments = ["TaskCommented", "CommentEdited", "CommentDeleted"].map((event) => entry("task0002", event))
  const others = [change, entry("task0003", "TaskStarted"), entry("task0001", "TaskCreated")]
  expect(lastChangesIn([...comments, ...others])).toEqual(["task0001", "task0003"])
  expect(lastChangesIn(comments)).toEqual([])
})
