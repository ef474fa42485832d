import { describe, expect, test } from "vitest"
import { AtomId, CommentId, MessageId, ProposalId, TaskId, TopicId } from "../../domain/ids.ts"
import { Event } from "../../domain/task/task.ts"
import { Audience, type ModelRecord, team } from "../../domain/values.ts"
import { at, commit, givenRows } from "../kit/given.ts"
import { type Task, tasks } from "./tasks.ts"
import { plainTask } from "../../domain/kit/samples.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const given = givenRows(tasks)
const id = "task0001"
const on = (seq: number, ...events: ReadonlyArray<Event>) => commit(seq, "task", id, ...events)
const created: Extract<Event, { readonly _tag: "TaskCreated" }> = {
  _tag: "TaskCreated",
  ...plainTask(ada, "Fix the login"),
  description: "It answers 500"
}
const row: Task = {
  number: 1,
  title: "Fix the login",
  description: "It answers 500",
  titleRevision: 1,
  descriptionRevision: 1,
  status: "open",
  classification: "pending",
  category: null,
  priority: null,
  due: null,
  assignee: null,
  snoozedUntil: null,
  suggested: [],
  spoken: [],
  band: null,
  model: null,
  guessed: null,
  audience: team,
  source: "dashboard",
  message: null,
  proposal: null,
  atoms: [],
  topics: [],
  links: [],
  grounds: [{ proposal: null, atoms: [] }],
  createdBy: ada,
  createdAt: at(1),
  updatedAt: at(1),
  comments: 0
}
const model: ModelRecord = {
  provider: "ollama",
  model: "small",
  digest: "d",
  promptVersion: "1",
  schemaDigest: "s",
  options: {},
  seed: 1,
  promptTokens: 1,
  outputTokens: 1,
  latencyMs: 1,
  inputDigest: "i"
}
const classified: Extract<Event, { readonly _tag: "TaskClassified" }> = {
  _tag: "TaskClassified",
  category: "bug",
  priority: "high",
  due: "2026-11-27",
  assignee: bo,
  band: "likely",
  model
}
const proposal = ProposalId.make("proposal")
const [first, second] = [AtomId.make("atom0001"), AtomId.make("atom0002")]
const [topic, other] = [TopicId.make("topic001"), TaskId.make("task0002")]
/** The row after its creation and one more event. */
const after = (...events: ReadonlyArray<Event>) =>
  given(on(1, created), ...events.map((event, i) => on(2 + i, event))).rows[id]

/** The change that each event makes to a new task. */
const effects = (
  [
    [
      { _tag: "TaskRetitled", wordsOf: bo, title: "Mend it" },
      { title: "Mend it", titleRevision: 2 }
    ],
    [
      { _tag: "TaskDescribed", wordsOf: bo, description: "" },
      { description: "", descriptionRevision: 2 }
    ],
    [
      { _tag: "TaskPrioritised", priority: "low" },
      { priority: "low", spoken: ["priority"] }
    ],
    [
      { _tag: "TaskAssigned", assignee: bo },
      { assignee: bo, spoken: ["assignee"] }
    ],
    [
      { _tag: "TaskAssigned", assignee: null },
      { assignee: null, spoken: ["assignee"] }
    ],
    [
      { _tag: "TaskScheduled", due: "2026-11-30" },
      { due: "2026-11-30", spoken: ["due"] }
    ],
    [{ _tag: "TaskSnoozed", until: "2026-12-01" }, { snoozedUntil: "2026-12-01" }],
    [{ _tag: "TaskStarted" }, { status: "in-progress" }],
    [{ _tag: "TaskCompleted" }, { status: "done" }],
    [{ _tag: "TaskCancelled" }, { status: "cancelled" }],
    [{ _tag: "TaskCommented", wordsOf: bo, comment: CommentId.make("comment1"), text: "Yes" }, { comments: 1 }],
    [{ _tag: "CommentEdited", wordsOf: bo, comment: CommentId.make("comment1"), text: "No" }, {}],
    // The row of this table has no comment before.
    [{ _tag: "CommentDeleted", comment: CommentId.make("comment1") }, { comments: -1 }],
    [{ _tag: "CommentRestored", comment: CommentId.make("comment1") }, { comments: 1 }],
    [{ _tag: "TaskShared" }, { audience: team }],
    [{ _tag: "TaskLinked", relation: "blocks", to: other }, { links: [{ relation: "blocks", to: other }] }],
    [{ _tag: "TaskUnlinked", relation: "blocks", to: other }, { links: [] }],
    [{ _tag: "TaskTopicAdded", topic }, { topics: [topic] }],
    [
      { _tag: "TaskEvidenceAdded", proposal, atoms: [first] },
      { atoms: [first], grounds: [...row.grounds, { proposal, atoms: [first] }] }
    ],
    [{ _tag: "TaskEvidenceWithdrawn", proposal }, {}],
    [{ _tag: "TaskWithdrawn" }, { status: "cancelled" }],
    [{ _tag: "TaskRestored" }, { status: "open" }],
    [{ _tag: "ClassificationFailed", reason: "no answer" }, { classification: "failed" }],
    [
      { _tag: "ClassificationCorrected", category: "chore", priority: "low" },
      { classification: "corrected", category: "chore", priority: "low", spoken: ["category", "priority"] }
    ],
    [
      classified,
      {
        classification: "classified",
        category: "bug",
        priority: "high",
        due: "2026-11-27",
        assignee: bo,
        suggested: ["category", "priority", "due", "assignee"],
        band: "likely",
        model: { provider: "ollama", model: "small", degraded: null },
        guessed: { category: "bug", priority: "high" }
      }
    ]
  ] satisfies ReadonlyArray<readonly [Event, Partial<Task>]>
).map(([event, change]) => ({ event: event as Event, change: change as Partial<Task> }))

describe("a new task", () => {
  test("has the fields of its creation", () => expect(given(on(1, created)).rows).toEqual({ [id]: row }))

  test("of an import comes from a file of tasks, unless a message names its chat", () => {
    const of = (message: MessageId | null) => given(on(1, { ...created, source: "import", message })).rows[id]?.source
    expect([of(null), of(MessageId.make("message1"))]).toEqual(["file", "import"])
  })

  test("keeps all given fields, and marks them as set by a person", () => {
    const said = {
      source: "telegram",
      message: MessageId.make("said0000"),
      category: "chore",
      priority: "low",
      assignee: bo,
      due: "2026-12-01",
      audience: Audience.make("chat:chat0000")
    } as const
    expect(given({ ...on(1, { ...created, ...said }), actor: bo }).rows).toEqual({
      [id]: { ...row, ...said, createdBy: bo, spoken: ["category", "priority", "due", "assignee"] }
    })
  })

  test("is T-n, the nth task of the log, with other events between", () => {
    const spoken = commit(2, "person", "ada00000", { _tag: "PreferencesSet", language: "uk", zone: "UTC" })
    const later = [commit(3, "task", "task0002", created), commit(9, "task", "task0003", created)]
    const { rows } = given(on(1, created), spoken, ...later)
    expect(Object.entries(rows).map(([task, { number }]) => [task, number])).toEqual([
      ["task0001", 1],
      ["task0002", 2],
      ["task0003", 3]
    ])
  })
})

describe("an event of a task changes its row and `updatedAt`", () => {
  test.each(effects)("$event._tag", ({ event, change }) =>
    expect(after(event)).toEqual({ ...row, ...change, updatedAt: at(2) })
  )

  test("and no event is left out", () => {
    // A reminder changes no field of the task.
    const tried = ["TaskCreated", "TaskReopened", "TaskReminded", ...effects.map(({ event }) => event._tag)]
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(Event.cases).toSorted())
  })

  test("reopened, it is open again", () =>
    expect(after({ _tag: "TaskCompleted" }, { _tag: "TaskReopened" })).toMatchObject({ status: "open" }))

  test.each(Object.keys(tasks.rows).filter((tag) => tag !== "TaskCreated"))(
    "%s of an unknown task changes nothing",
    (tag) => {
      const follow = tasks.rows[tag as Event["_tag"]] as (event: object, at: object) => object
      const unknown = { commit: on(1, created), n: 1, nth: 1, before: () => undefined }
      expect(follow({ _tag: tag }, unknown)).toEqual({})
    }
  )
})

describe("a field that a machine fills", () => {
  test("is never a field that a person has set or emptied", () =>
    expect(after({ _tag: "TaskAssigned", assignee: null }, classified)).toMatchObject({
      assignee: null,
      suggested: ["category", "priority", "due"],
      spoken: ["assignee"]
    }))

  test("is only a field that the machine found a value for", () =>
    expect(after({ ...classified, due: null, assignee: null })).toMatchObject({
      due: null,
      assignee: null,
      suggested: ["category", "priority"]
    }))

  test("is no longer a suggestion after a person has set it", () =>
    expect(after(classified, { _tag: "TaskPrioritised", priority: "high" })).toMatchObject({
      priority: "high",
      suggested: ["category", "due", "assignee"],
      spoken: ["priority"]
    }))

  test("belongs to the person after a correction; the other fields stay suggested", () =>
    expect(after(classified, { _tag: "ClassificationCorrected", category: "feature", priority: "high" })).toMatchObject(
      {
        classification: "corrected",
        category: "feature",
        suggested: ["due", "assignee"],
        spoken: ["category", "priority"]
      }
    ))

  test("is also filled after a failed classification, and names the fallback model", () =>
    expect(
      after(
        { _tag: "ClassificationFailed", reason: "no answer" },
        { ...classified, model: { ...model, degraded: "ollama-unreachable" } }
      )
    ).toMatchObject({ classification: "classified", model: { degraded: "ollama-unreachable" } }))
})

describe("a task that an approval made", () => {
  const approved = { ...created, source: "proposal", proposal, atoms: [first], topics: [topic] } as const
  const later = (...events: ReadonlyArray<Event>) =>
    given(on(1, approved), ...events.map((event, i) => on(2 + i, event))).rows[id]

  test("needs no classification: the approval confirmed all fields, also the empty ones", () =>
    expect(later()).toEqual({
      ...row,
      source: "proposal",
      classification: "classified",
      spoken: ["category", "priority", "due", "assignee"],
      proposal,
      atoms: [first],
      topics: [topic],
      grounds: [{ proposal, atoms: [first] }]
    }))

  test("is also based on the atoms of merged proposals, each once, until the merge is reverted", () => {
    const merged = ProposalId.make("merged00")
    const added: Event = { _tag: "TaskEvidenceAdded", proposal: merged, atoms: [first, second] }
    expect(later(added)).toMatchObject({ atoms: [first, second] })
    expect(later(added, { _tag: "TaskEvidenceWithdrawn", proposal: merged })).toMatchObject({ atoms: [first] })
    expect(later({ _tag: "TaskEvidenceWithdrawn", proposal })).toMatchObject({ atoms: [first] })
  })

  test("is cancelled when the approval is reverted, and open after a second approval", () => {
    expect(later({ _tag: "TaskWithdrawn" })).toMatchObject({ status: "cancelled", number: 1 })
    expect(later({ _tag: "TaskWithdrawn" }, { _tag: "TaskRestored" })).toMatchObject({ status: "open", number: 1 })
    const now = { atoms: [AtomId.make("atom0009")], topics: [TopicId.make("topic009")] }
    expect(later({ _tag: "TaskWithdrawn" }, { _tag: "TaskRestored", ...now })).toMatchObject({ ...now, number: 1 })
  })
})

test("removing a link keeps the other links", () => {
  const blocks = { relation: "blocks", to: other } as const
  const subtask = { relation: "subtask", to: other } as const
  expect(
    after({ _tag: "TaskLinked", ...blocks }, { _tag: "TaskLinked", ...subtask }, { _tag: "TaskUnlinked", ...blocks })
  ).toMatchObject({ links: [subtask] })
})

test("a shared task leaves the audience that it had, once", () => {
  const audience = Audience.make("person:ada00000")
  const history = [on(1, { ...created, audience }), on(2, { _tag: "TaskStarted" }), on(3, { _tag: "TaskShared" })]
  expect(given(...history).left).toEqual([{ id, audience, seq: 3 }])
})

test("several events of one commit are applied in order and give one changed row", () => {
  const { rows, changedAt } = given(
    on(4, created, classified, { _tag: "TaskStarted" }, { _tag: "TaskPrioritised", priority: "low" })
  )
  expect(changedAt).toEqual({ [id]: 4 })
  expect(rows[id]).toMatchObject({ status: "in-progress", priority: "low", suggested: ["category", "due", "assignee"] })
})
