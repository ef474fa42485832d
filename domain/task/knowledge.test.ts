/** A task's links to knowledge and to other tasks, and the withdrawal of the approval that created it. */
import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { AtomId, CommentId, ProposalId, TaskId, TopicId } from "../ids.ts"
import { plainModel } from "../kit/knowledgeSamples.ts"
import { plainTask } from "../kit/samples.ts"
import { type Command, type Event, task } from "./task.ts"
import { ada, bo } from "../kit/people.ts"

const given = givenFor(task)
const after = (...events: ReadonlyArray<Event>) => events.reduce(task.evolve, task.initial)

const byHand: Event = { _tag: "TaskCreated", ...plainTask(ada, "Fix the login") }
const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const third = ProposalId.make("propose3")
const atoms = [AtomId.make("atom0001"), AtomId.make("atom0002")]
const certificates = TopicId.make("topic001")
const drafted = {
  ...plainTask(bo, "Renew the certificate"),
  source: "proposal",
  category: "chore",
  priority: "high",
  proposal: first,
  atoms,
  topics: [certificates]
} as const
const create: Command = { _tag: "CreateTask", ...drafted }
const created: Event = { _tag: "TaskCreated", ...drafted }
const withdraw: Command = { _tag: "WithdrawTask" }
const withdrawn: Event = { _tag: "TaskWithdrawn" }
const restored: Event = { _tag: "TaskRestored" }
const asDrafted = {
  wordsOf: bo,
  title: drafted.title,
  description: "",
  category: "chore",
  priority: "high",
  assignee: null,
  due: null
} as const
const restore: Command = { _tag: "RestoreTask", ...asDrafted }
const evidence = { proposal: second, atoms } as const
const added: Event = { _tag: "TaskEvidenceAdded", ...evidence }
const taken: Event = { _tag: "TaskEvidenceWithdrawn", proposal: second }

describe("a task made from a proposal", () => {
  test("is created with the knowledge that it is based on", () => given().when(create).records(created))

  test("is classified at its creation, and all four fields count as set by a person, also the empty ones", () =>
    expect(after(created)).toMatchObject({
      classification: "classified",
      category: "chore",
      priority: "high",
      assignee: null,
      due: null,
      spoken: ["category", "priority", "assignee", "due"],
      topics: [certificates],
      merged: [],
      withdrawn: false,
      touched: false
    }))

  test("is not classified by a model, and no failure is recorded for it", () => {
    given(created)
      .when({
        _tag: "ClassifyTask",
        category: "bug",
        priority: "low",
        due: "2026-11-27",
        assignee: ada,
        band: "likely",
        model: plainModel
      })
      .recordsNothing()
    given(created).when({ _tag: "FailClassification", reason: "model-failed" }).recordsNothing()
  })

  test("records nothing when an empty field is emptied", () => {
    given(created).when({ _tag: "AssignTask", assignee: null }).recordsNothing()
    given(created).when({ _tag: "ScheduleTask", due: null }).recordsNothing()
    given(created).when({ _tag: "PrioritiseTask", priority: "high" }).recordsNothing()
    given(created).when({ _tag: "CorrectClassification", category: "chore", priority: "high" }).recordsNothing()
  })
})

describe("a task's links", () => {
  const blocks = { relation: "blocks", to: TaskId.make("task0002") } as const
  const linked: Event = { _tag: "TaskLinked", ...blocks }
  const unlinked: Event = { _tag: "TaskUnlinked", ...blocks }

  test("are added", () => {
    given(byHand)
      .when({ _tag: "LinkTask", ...blocks })
      .records(linked)
    expect(after(byHand, linked)).toMatchObject({ links: [blocks] })
  })

  test("added twice record nothing the second time", () =>
    given(byHand, linked)
      .when({ _tag: "LinkTask", ...blocks })
      .recordsNothing())

  test("of another relation, or to another task, are added to the first", () => {
    given(byHand, linked)
      .when({ _tag: "LinkTask", ...blocks, relation: "duplicate" })
      .records({ ...linked, relation: "duplicate" })
    const to = TaskId.make("task0003")
    given(byHand, linked)
      .when({ _tag: "LinkTask", ...blocks, to })
      .records({ ...linked, to })
  })

  test("are removed one by one: the others remain", () => {
    const other = { relation: "subtask", to: blocks.to } as const
    given(byHand, linked)
      .when({ _tag: "UnlinkTask", ...blocks })
      .records(unlinked)
    expect(after(byHand, linked, { _tag: "TaskLinked", ...other }, unlinked)).toMatchObject({ links: [other] })
  })

  test("that do not exist are removed without an event", () => {
    given(byHand)
      .when({ _tag: "UnlinkTask", ...blocks })
      .recordsNothing()
    given(byHand, linked, unlinked)
      .when({ _tag: "UnlinkTask", ...blocks })
      .recordsNothing()
  })
})

describe("a task's topics", () => {
  test("are added", () => {
    given(byHand)
      .when({ _tag: "AddTaskTopic", topic: certificates })
      .records({ _tag: "TaskTopicAdded", topic: certificates })
    expect(after(byHand, { _tag: "TaskTopicAdded", topic: certificates })).toMatchObject({ topics: [certificates] })
  })

  test("added twice, or already in its proposal, record nothing", () => {
    given(byHand, { _tag: "TaskTopicAdded", topic: certificates })
      .when({ _tag: "AddTaskTopic", topic: certificates })
      .recordsNothing()
    given(created).when({ _tag: "AddTaskTopic", topic: certificates }).recordsNothing()
  })
})

describe("a proposal that is merged into a task", () => {
  test("adds its quotes and its atoms, also to a task that a person made", () => {
    given(byHand)
      .when({ _tag: "AddTaskEvidence", ...evidence })
      .records(added)
    expect(after(byHand, added)).toMatchObject({ merged: [second] })
  })

  test("twice records nothing the second time", () =>
    given(byHand, added)
      .when({ _tag: "AddTaskEvidence", ...evidence })
      .recordsNothing())

  test("is withdrawn, and the other proposals remain", () => {
    given(byHand, added).when({ _tag: "WithdrawTaskEvidence", proposal: second }).records(taken)
    expect(after(byHand, added, { ...added, proposal: third }, taken)).toMatchObject({ merged: [third] })
  })

  test("that was never merged, or that made the task, is withdrawn without an event", () => {
    given(byHand).when({ _tag: "WithdrawTaskEvidence", proposal: second }).recordsNothing()
    given(byHand, added, taken).when({ _tag: "WithdrawTaskEvidence", proposal: second }).recordsNothing()
    given(created).when({ _tag: "WithdrawTaskEvidence", proposal: first }).recordsNothing()
  })

  test("is withdrawn also when the task is done or cancelled", () => {
    for (const over of ["TaskCompleted", "TaskCancelled"] as const)
      given(byHand, added, { _tag: over }).when({ _tag: "WithdrawTaskEvidence", proposal: second }).records(taken)
  })
})

describe("reverting the approval that created a task", () => {
  test("withdraws and cancels the task", () => {
    given(created).when(withdraw).records(withdrawn)
    expect(after(created, withdrawn)).toMatchObject({ status: "cancelled", withdrawn: true })
  })

  test("twice records nothing the second time", () => given(created, withdrawn).when(withdraw).recordsNothing())

  const work: ReadonlyArray<Event> = [
    { _tag: "TaskRetitled", wordsOf: ada, title: "Other" },
    { _tag: "TaskDescribed", wordsOf: ada, description: "Other" },
    { _tag: "ClassificationCorrected", category: "bug", priority: "low" },
    { _tag: "TaskPrioritised", priority: "low" },
    { _tag: "TaskAssigned", assignee: bo },
    { _tag: "TaskScheduled", due: "2026-11-27" },
    { _tag: "TaskStarted" },
    { _tag: "TaskCompleted" },
    { _tag: "TaskCancelled" },
    { _tag: "TaskCommented", wordsOf: ada, comment: CommentId.make("comment1"), text: "Done on Monday" },
    { _tag: "TaskShared" },
    { _tag: "TaskLinked", relation: "blocks", to: TaskId.make("task0002") },
    { _tag: "TaskTopicAdded", topic: TopicId.make("topic002") }
  ]
  test.each(work)("is refused after $_tag", (event) =>
    given(created, event).when(withdraw).refuses({ because: "used-since" })
  )

  test("is refused until the evidence of other proposals is withdrawn", () => {
    given(created, added).when(withdraw).refuses({ because: "used-since" })
    given(created, added, taken).when(withdraw).records(withdrawn)
  })

  test("is refused also after work that was undone", () =>
    given(created, { _tag: "TaskCancelled" }, { _tag: "TaskReopened" })
      .when(withdraw)
      .refuses({ because: "used-since" }))

  test("leaves a task that cannot start or complete, but a person may reopen it, which counts as work", () => {
    given(created, withdrawn).when({ _tag: "StartTask" }).refuses({ because: "already-cancelled" })
    given(created, withdrawn).when({ _tag: "CompleteTask" }).refuses({ because: "already-cancelled" })
    given(created, withdrawn).when({ _tag: "CancelTask" }).recordsNothing()
    given(created, withdrawn).when({ _tag: "ReopenTask" }).records({ _tag: "TaskReopened" })
    expect(after(created, withdrawn, { _tag: "TaskReopened" })).toMatchObject({ status: "open", withdrawn: false })
    given(created, withdrawn, { _tag: "TaskReopened" }).when(withdraw).refuses({ because: "used-since" })
  })
})

describe("a second approval", () => {
  test("restores the task unchanged", () => {
    given(created, withdrawn).when(restore).records(restored)
    expect(after(created, withdrawn, restored)).toMatchObject({ status: "open", withdrawn: false, touched: false })
  })

  test("records only the changes of its draft", () => {
    given(created, withdrawn)
      .when({ ...restore, wordsOf: ada, title: "Renew both", priority: "critical" })
      .records(
        { _tag: "TaskRetitled", wordsOf: ada, title: "Renew both" },
        { _tag: "ClassificationCorrected", category: "chore", priority: "critical" },
        restored
      )
    given(created, withdrawn)
      .when({ ...restore, wordsOf: ada, description: "On both hosts", assignee: ada, due: "2026-11-27" })
      .records(
        { _tag: "TaskDescribed", wordsOf: ada, description: "On both hosts" },
        { _tag: "TaskAssigned", assignee: ada },
        { _tag: "TaskScheduled", due: "2026-11-27" },
        restored
      )
  })

  test("with another text does not count as a person's work", () =>
    given(
      created,
      withdrawn,
      { _tag: "TaskRetitled", wordsOf: ada, title: "Renew both" },
      { _tag: "TaskDescribed", wordsOf: ada, description: "On both hosts" },
      { _tag: "ClassificationCorrected", category: "chore", priority: "critical" },
      { _tag: "TaskAssigned", assignee: ada },
      { _tag: "TaskScheduled", due: "2026-11-27" },
      restored
    )
      .when(withdraw)
      .records(withdrawn))

  test("keeps a comment on the withdrawn task, which counts as work", () =>
    given(
      created,
      withdrawn,
      { _tag: "TaskCommented", wordsOf: ada, comment: CommentId.make("comment1"), text: "Why not?" },
      restored
    )
      .when(withdraw)
      .refuses({ because: "used-since" }))

  test("restores the task with the knowledge that the new draft names", () => {
    const now = { atoms: [], topics: [TopicId.make("topic009")] }
    given(created, withdrawn)
      .when({ ...restore, ...now })
      .records({ ...restored, ...now })
    expect(after(created, withdrawn, { ...restored, ...now })).toMatchObject({ topics: now.topics, touched: false })
  })

  test("of a task that was restored or reopened records nothing", () => {
    given(created).when(restore).recordsNothing()
    given(created, withdrawn, restored).when(restore).recordsNothing()
    given(created, withdrawn, { _tag: "TaskReopened" })
      .when({ ...restore, title: "Other" })
      .recordsNothing()
    given(created, { _tag: "TaskCancelled" }).when(restore).recordsNothing()
  })
})
