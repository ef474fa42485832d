import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { type Command, type Event, task } from "./task.ts"
import { plainTask } from "../kit/samples.ts"
import { ada, bo } from "../kit/people.ts"

const given = givenFor(task)
const created = {
  _tag: "TaskCreated",
  ...plainTask(ada, "Fix the login")
} as const satisfies Event
const found = {
  category: "bug",
  priority: "high",
  due: "2026-11-27",
  assignee: bo,
  band: "likely",
  model: {
    provider: "ollama",
    model: "qwen3:4b-instruct",
    digest: "d",
    promptVersion: "classify.v1",
    schemaDigest: "s",
    options: { temperature: 0 },
    seed: 7,
    promptTokens: 300,
    outputTokens: 40,
    latencyMs: 900,
    inputDigest: "i"
  }
} as const
const classify: Command = { _tag: "ClassifyTask", ...found }
const classified: Event = { _tag: "TaskClassified", ...found }
const fail: Command = { _tag: "FailClassification", reason: "ollama-unreachable" }
const failed: Event = { _tag: "ClassificationFailed", reason: "ollama-unreachable" }
const corrected: Event = { _tag: "ClassificationCorrected", category: "chore", priority: "low" }
const after = (...events: ReadonlyArray<Event>) => events.reduce(task.evolve, task.initial)

describe("the classifier", () => {
  test("classifies a task that is pending", () => given(created).when(classify).records(classified))

  test("classifying twice records nothing the second time", () =>
    given(created, classified).when(classify).recordsNothing())

  test("reports that it failed", () => given(created).when(fail).records(failed))

  test("reporting twice that it failed records nothing the second time", () =>
    given(created, failed).when(fail).recordsNothing())

  test("records nothing after a failure, because the first answer counts", () =>
    given(created, failed).when(classify).recordsNothing())

  test("does not report a failure for a task that is already classified", () =>
    given(created, classified).when(fail).recordsNothing())

  test("records nothing after a person's correction", () => {
    given(created, corrected).when(classify).recordsNothing()
    given(created, corrected).when(fail).recordsNothing()
  })

  test("fills the fields that no person has set", () =>
    expect(after(created, classified)).toMatchObject({
      classification: "classified",
      category: "bug",
      priority: "high",
      due: "2026-11-27",
      assignee: bo,
      spoken: []
    }))

  test("keeps the fields that were set when the task was created", () =>
    expect(after({ ...created, priority: "low", assignee: ada }, classified)).toMatchObject({
      category: "bug",
      priority: "low",
      due: "2026-11-27",
      assignee: ada
    }))

  test("keeps a field that a person emptied before the classification", () =>
    expect(
      after(created, { _tag: "TaskAssigned", assignee: null }, { _tag: "TaskScheduled", due: null }, classified)
    ).toMatchObject({
      category: "bug",
      priority: "high",
      assignee: null,
      due: null
    }))
})

interface Spoken {
  readonly field: string
  readonly command: Command
  readonly event: Event
  readonly agree: Command
  readonly agreed: Event
}
// A person sets each field, to a new value and to the suggested one.
const spoken: ReadonlyArray<Spoken> = [
  {
    field: "the priority",
    command: { _tag: "PrioritiseTask", priority: "low" },
    event: { _tag: "TaskPrioritised", priority: "low" },
    agree: { _tag: "PrioritiseTask", priority: "high" },
    agreed: { _tag: "TaskPrioritised", priority: "high" }
  },
  {
    field: "the assignee",
    command: { _tag: "AssignTask", assignee: null },
    event: { _tag: "TaskAssigned", assignee: null },
    agree: { _tag: "AssignTask", assignee: bo },
    agreed: { _tag: "TaskAssigned", assignee: bo }
  },
  {
    field: "the due date",
    command: { _tag: "ScheduleTask", due: null },
    event: { _tag: "TaskScheduled", due: null },
    agree: { _tag: "ScheduleTask", due: "2026-11-27" },
    agreed: { _tag: "TaskScheduled", due: "2026-11-27" }
  },
  {
    field: "category and priority",
    command: { _tag: "CorrectClassification", category: "chore", priority: "low" },
    event: corrected,
    agree: { _tag: "CorrectClassification", category: "bug", priority: "high" },
    agreed: { _tag: "ClassificationCorrected", category: "bug", priority: "high" }
  }
]

describe.each(spoken)("a person who sets $field", ({ command, event, agree, agreed }) => {
  test("overrides the classifier", () => given(created, classified).when(command).records(event))
  test("may do so before the classification", () => given(created).when(command).records(event))
  test("twice to the same value records nothing the second time", () =>
    given(created, classified, event).when(command).recordsNothing())
  test("to the suggested value confirms the suggestion", () => given(created, classified).when(agree).records(agreed))
  test("to the suggested value twice confirms it once", () =>
    given(created, classified, agreed).when(agree).recordsNothing())
})
