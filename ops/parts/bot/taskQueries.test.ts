import { expect, test } from "vitest"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { lastChangeIn } from "./taskQueries.ts"

const entry = (id: string, event: string) => ({ subject: subjectOf("task", id), event })

test("the last change of a person is of the newest event that is not about a comment", () => {
  const change = entry("task0001", "TaskCompleted")
  const comments = ["TaskCommented", "CommentEdited", "CommentDeleted"].map((event) => entry("task0002", event))
  expect(lastChangeIn([...comments, change, entry("task0003", "TaskStarted")])).toBe("task0001")
  expect(lastChangeIn(comments)).toBeNull()
})
