import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { CommentId, ProposalId, TaskId, TopicId } from "../ids.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, task } from "./task.ts"
import { Audience } from "../values.ts"
import { plainTask } from "../kit/samples.ts"
import { ada, bo } from "../kit/people.ts"

const given = givenFor(task)
const asked = {
  ...plainTask(ada, "Fix the login")
} as const
const created: Event = { _tag: "TaskCreated", ...asked }
const own: Event = { ...created, audience: Audience.make("person:ada00001") }
const started: Event = { _tag: "TaskStarted" }
const completed: Event = { _tag: "TaskCompleted" }
const cancelled: Event = { _tag: "TaskCancelled" }
const reopened: Event = { _tag: "TaskReopened" }
const comment = { wordsOf: bo, comment: CommentId.make("comment1"), text: "Happens on Safari too" } as const

describe("a task", () => {
  test("is created", () =>
    given()
      .when({ _tag: "CreateTask", ...asked })
      .records(created))

  test("is created with all its fields", () => {
    const said = {
      ...asked,
      source: "telegram",
      priority: "high",
      category: "bug",
      assignee: bo,
      due: "2026-11-27"
    } as const
    given()
      .when({ _tag: "CreateTask", ...said })
      .records({ _tag: "TaskCreated", ...said })
  })

  test("is not created a second time under its id", () =>
    given(created)
      .when({ _tag: "CreateTask", ...asked })
      .refuses({ because: "already-exists" }))

  test("is retitled, and the words belong to the person who retitled it", () =>
    given(created)
      .when({ _tag: "RetitleTask", wordsOf: bo, title: "Mend the login" })
      .records({ _tag: "TaskRetitled", wordsOf: bo, title: "Mend the login" }))

  test.each([
    [
      "title",
      { _tag: "RetitleTask", wordsOf: bo, title: "Mend the login" },
      { _tag: "TaskRetitled", wordsOf: bo, title: "Mend the login" },
      { _tag: "TaskRetitled", wordsOf: ada, title: "Of another person" }
    ],
    [
      "description",
      { _tag: "DescribeTask", wordsOf: bo, description: "Mend the login" },
      { _tag: "TaskDescribed", wordsOf: bo, description: "Mend the login" },
      { _tag: "TaskDescribed", wordsOf: ada, description: "Of another person" }
    ]
  ] as const)("keeps the %s of another person, and the refusal has both versions", (_, edit, edited, between) => {
    given(created, between)
      .when({ ...edit, revision: 1 })
      .refuses({
        because: "changed-meanwhile",
        versions: { revision: 2, current: "Of another person", yours: "Mend the login" }
      })
    given(created, between)
      .when({ ...edit, revision: 2 })
      .records(edited)
    given(created, between).when(edit).records(edited)
    // The same text is no conflict. A change of another field is no conflict either.
    given(created, edited)
      .when({ ...edit, revision: 1 })
      .recordsNothing()
    given(created, started)
      .when({ ...edit, revision: 1 })
      .records(edited)
  })

  test("retitled to its own title records nothing", () =>
    given(created).when({ _tag: "RetitleTask", wordsOf: bo, title: asked.title }).recordsNothing())

  test("is described", () =>
    given(created)
      .when({ _tag: "DescribeTask", wordsOf: bo, description: "Only on Safari." })
      .records({ _tag: "TaskDescribed", wordsOf: bo, description: "Only on Safari." }))

  test("described twice with the same text records nothing the second time", () =>
    given(created, { _tag: "TaskDescribed", wordsOf: bo, description: "Only on Safari." })
      .when({ _tag: "DescribeTask", wordsOf: ada, description: "Only on Safari." })
      .recordsNothing())

  test("is commented on", () =>
    given(created)
      .when({ _tag: "CommentTask", ...comment })
      .records({ _tag: "TaskCommented", ...comment }))

  test("takes the same text again as a new comment", () => {
    const again = { ...comment, comment: CommentId.make("comment2") }
    given(created, { _tag: "TaskCommented", ...comment })
      .when({ _tag: "CommentTask", ...again })
      .records({ _tag: "TaskCommented", ...again })
  })

  test("takes one comment for each id", () =>
    given(created, { _tag: "TaskCommented", ...comment })
      .when({ _tag: "CommentTask", ...comment })
      .refuses({ because: "comment-exists" }))

  test("of one person is shared with the team", () =>
    given(own).when({ _tag: "ShareTask" }).records({ _tag: "TaskShared" }))

  test("shared twice records nothing the second time", () =>
    given(own, { _tag: "TaskShared" }).when({ _tag: "ShareTask" }).recordsNothing())

  keepsItsProperties(
    task,
    { Command, Event },
    [{ _tag: "CreateTask", ...asked }],
    [{ _tag: "CreateTask", ...asked }, { _tag: "WithdrawTask" }],
    [
      { _tag: "CreateTask", ...asked },
      { _tag: "CommentTask", ...comment },
      { _tag: "EditComment", ...comment, text: "Happens on Firefox" },
      { _tag: "DeleteComment", comment: comment.comment },
      { _tag: "RestoreComment", comment: comment.comment }
    ]
  )
})

describe("a task that is hidden until a day", () => {
  const snooze = { _tag: "SnoozeTask", until: "2026-12-01" } as const
  const snoozed: Event = { _tag: "TaskSnoozed", until: "2026-12-01" }
  const shown: Event = { _tag: "TaskSnoozed", until: null }

  test("keeps the day in its state", () => given(created).when(snooze).records(snoozed))
  test("snoozed twice until the same day records nothing the second time", () =>
    given(created, snoozed).when(snooze).recordsNothing())
  test("is hidden until another day", () =>
    given(created, snoozed)
      .when({ _tag: "SnoozeTask", until: "2026-12-24" })
      .records({ _tag: "TaskSnoozed", until: "2026-12-24" }))
  test("is shown again", () => given(created, snoozed).when({ _tag: "SnoozeTask", until: null }).records(shown))
  test("that is not hidden is not shown again", () =>
    given(created).when({ _tag: "SnoozeTask", until: null }).recordsNothing())
  test("is shown as soon as a person works on it, and records that once", () => {
    for (const event of [started, completed, cancelled])
      given(created, snoozed, event).when({ _tag: "SnoozeTask", until: null }).recordsNothing()
  })
  test("must be neither done nor cancelled", () => {
    given(created, completed).when(snooze).refuses({ because: "already-done" })
    given(created, cancelled).when(snooze).refuses({ because: "already-cancelled" })
  })
})

describe("the work on a task", () => {
  test("starts", () => given(created).when({ _tag: "StartTask" }).records(started))
  test("started twice records nothing the second time", () =>
    given(created, started).when({ _tag: "StartTask" }).recordsNothing())
  test("is completed", () => given(created, started).when({ _tag: "CompleteTask" }).records(completed))
  test("is completed without having started", () => given(created).when({ _tag: "CompleteTask" }).records(completed))
  test("completed twice records nothing the second time", () =>
    given(created, completed).when({ _tag: "CompleteTask" }).recordsNothing())
  test("is cancelled", () => given(created, started).when({ _tag: "CancelTask" }).records(cancelled))
  test("cancelled twice records nothing the second time", () =>
    given(created, cancelled).when({ _tag: "CancelTask" }).recordsNothing())

  test("cannot be started or cancelled after it is done", () => {
    given(created, completed).when({ _tag: "StartTask" }).refuses({ because: "already-done" })
    given(created, completed).when({ _tag: "CancelTask" }).refuses({ because: "already-done" })
  })

  test("cannot be started or completed after it is cancelled", () => {
    given(created, cancelled).when({ _tag: "StartTask" }).refuses({ because: "already-cancelled" })
    given(created, cancelled).when({ _tag: "CompleteTask" }).refuses({ because: "already-cancelled" })
  })

  test("is reopened when it is done, and when it is cancelled", () => {
    given(created, completed).when({ _tag: "ReopenTask" }).records(reopened)
    given(created, cancelled).when({ _tag: "ReopenTask" }).records(reopened)
  })

  test("reopened twice records nothing the second time", () =>
    given(created, completed, reopened).when({ _tag: "ReopenTask" }).recordsNothing())

  test("in progress moves back to open", () => given(created, started).when({ _tag: "ReopenTask" }).records(reopened))

  test("that had ended is resumed in one commit, and one in progress is already resumed", () => {
    for (const ended of [completed, cancelled])
      given(created, started, ended).when({ _tag: "ResumeTask" }).records(reopened, started)
    given(created).when({ _tag: "ResumeTask" }).records(started)
    given(created, started).when({ _tag: "ResumeTask" }).recordsNothing()
  })

  test("may be cancelled after it was reopened", () =>
    given(created, completed, reopened).when({ _tag: "CancelTask" }).records(cancelled))
})

const model = {
  provider: "builtin",
  model: "rules",
  digest: "d",
  promptVersion: "1",
  schemaDigest: "s",
  options: {},
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs: 1,
  inputDigest: "i"
}
const everyCommandButCreate: ReadonlyArray<Command> = [
  { _tag: "ClassifyTask", category: "bug", priority: "high", due: null, assignee: null, band: "likely", model },
  { _tag: "FailClassification", reason: "model-failed" },
  { _tag: "CorrectClassification", category: "bug", priority: "high" },
  { _tag: "RetitleTask", wordsOf: ada, title: "Other" },
  { _tag: "DescribeTask", wordsOf: ada, description: "Other" },
  { _tag: "PrioritiseTask", priority: "low" },
  { _tag: "AssignTask", assignee: bo },
  { _tag: "ScheduleTask", due: "2026-11-27" },
  { _tag: "SnoozeTask", until: "2026-12-01" },
  { _tag: "RemindTask", due: "2026-12-01", stage: "soon" },
  { _tag: "StartTask" },
  { _tag: "CompleteTask" },
  { _tag: "ReopenTask" },
  { _tag: "ResumeTask" },
  { _tag: "CancelTask" },
  { _tag: "CommentTask", ...comment },
  { _tag: "EditComment", ...comment },
  { _tag: "DeleteComment", comment: comment.comment },
  { _tag: "RestoreComment", comment: comment.comment },
  { _tag: "ShareTask" },
  { _tag: "LinkTask", relation: "blocks", to: TaskId.make("task0002") },
  { _tag: "UnlinkTask", relation: "blocks", to: TaskId.make("task0002") },
  { _tag: "AddTaskTopic", topic: TopicId.make("topic001") },
  { _tag: "AddTaskEvidence", proposal: ProposalId.make("propose1"), atoms: [] },
  { _tag: "WithdrawTaskEvidence", proposal: ProposalId.make("propose1") },
  { _tag: "WithdrawTask" },
  {
    _tag: "RestoreTask",
    wordsOf: ada,
    title: "Fix the login",
    description: "",
    category: "bug",
    priority: "high",
    assignee: null,
    due: null
  }
]

test.each(everyCommandButCreate)("$_tag is refused when there is no task", (command) =>
  given().when(command).refuses({ because: "not-found" })
)

test("the list above names every command", () =>
  expect(["CreateTask", ...everyCommandButCreate.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
