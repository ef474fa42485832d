import { describe, test } from "vitest"
import { CommentId } from "../../ids.ts"
import { givenFor } from "../../kit/given.ts"
import { ada, bo } from "../../kit/people.ts"
import { plainTask } from "../../kit/samples.ts"
import { type Event, task } from "../task.ts"

const given = givenFor(task)
const created: Event = { _tag: "TaskCreated", ...plainTask(ada, "Fix the login") }
const comment = { wordsOf: bo, comment: CommentId.make("comment1"), text: "Happens on Safari too" } as const

describe("a task with a comment", () => {
  const commented: Event = { _tag: "TaskCommented", ...comment }
  const edit = { ...comment, text: "Happens on Firefox" }
  const removed: Event = { _tag: "CommentDeleted", comment: comment.comment }
  const other = { ...comment, comment: CommentId.make("comment9") }

  test("takes an edit of it, and of the edited text the same edit once", () => {
    given(created, commented)
      .when({ _tag: "EditComment", ...edit, revision: 1 })
      .records({ _tag: "CommentEdited", ...edit })
    given(created, commented, { _tag: "CommentEdited", ...edit })
      .when({ _tag: "EditComment", ...edit, revision: 1 })
      .recordsNothing()
  })

  test("refuses an edit and a removal that were made on an older text, with both versions", () => {
    const versions = { revision: 2, current: edit.text }
    given(created, commented, { _tag: "CommentEdited", ...edit })
      .when({ _tag: "EditComment", ...comment, text: "Third", revision: 1 })
      .refuses({ because: "changed-meanwhile", versions: { ...versions, yours: "Third" } })
    given(created, commented, { _tag: "CommentEdited", ...edit })
      .when({ _tag: "DeleteComment", comment: comment.comment, revision: 1 })
      .refuses({ because: "changed-meanwhile", versions: { ...versions, yours: "" } })
  })

  test("removes it and brings it back, each once", () => {
    given(created, commented).when({ _tag: "DeleteComment", comment: comment.comment }).records(removed)
    given(created, commented, removed).when({ _tag: "DeleteComment", comment: comment.comment }).recordsNothing()
    given(created, commented, removed)
      .when({ _tag: "RestoreComment", comment: comment.comment })
      .records({ _tag: "CommentRestored", comment: comment.comment })
    given(created, commented).when({ _tag: "RestoreComment", comment: comment.comment }).recordsNothing()
  })

  test("refuses an edit of a removed comment, and every change of one that it does not have", () => {
    given(created, commented, removed)
      .when({ _tag: "EditComment", ...edit })
      .refuses({ because: "no-comment" })
    for (const command of [
      { _tag: "EditComment", ...other },
      { _tag: "DeleteComment", comment: other.comment },
      { _tag: "RestoreComment", comment: other.comment }
    ] as const)
      given(created, commented).when(command).refuses({ because: "no-comment" })
  })
})
