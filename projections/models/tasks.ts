/** Every task as it is now. Read by the list, the board, the task's page and the bot's cards. */
import { Schema } from "effect"
import { ActorId, AtomId, MessageId, ProposalId, TaskId, TopicId } from "../../domain/ids.ts"
import { TaskRelation } from "../../domain/task/fields.ts"
import { Audience, Band, Category, Day, Due, Priority, ShownSource, Status, team } from "../../domain/values.ts"
import type { EventOf } from "../../streams/commit/events.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../projection.ts"
import { declareRow, internal, personalField } from "../row.ts"
import { textIndexes } from "./folding/textIndexes.ts"
import { ModelUsed, modelUsed } from "./jobs/modelUsed.ts"

export const ClassifiedRow = Schema.Literals(["pending", "classified", "failed", "corrected"])
const fields = ["category", "priority", "due", "assignee"] as const
type Field = (typeof fields)[number]
const Fields = Schema.Array(Schema.Literals(fields))

export const taskRow = declareRow(TaskId, {
  /** `T-n`: the nth task of the log. */
  number: Schema.Int,
  title: personalField(Schema.String),
  description: personalField(Schema.String),
  /** Each rises with each edit of its text, from 1; an edit names the revision that the person saw. */
  titleRevision: Schema.Int,
  descriptionRevision: Schema.Int,
  status: Status,
  classification: ClassifiedRow,
  category: Schema.NullOr(Category),
  priority: Schema.NullOr(Priority),
  due: Schema.NullOr(Due),
  assignee: Schema.NullOr(ActorId),
  /** Lists hide the task until this day. */
  snoozedUntil: Schema.NullOr(Day),
  /** The fields that the machine filled and no person has set since. */
  suggested: Fields,
  /** The fields that a person has set or emptied: the machine never fills them. */
  spoken: internal(Fields),
  band: Schema.NullOr(Band),
  model: Schema.NullOr(ModelUsed),
  /** The machine's own classification. It stays when a person corrects it. */
  guessed: internal(Schema.NullOr(Schema.Struct({ category: Category, priority: Priority }))),
  audience: Audience,
  source: ShownSource,
  message: Schema.NullOr(MessageId),
  /** The approved proposal that made the task. */
  proposal: Schema.NullOr(ProposalId),
  /** The statements that the task is based on, and its topics. */
  atoms: Schema.Array(AtomId),
  topics: Schema.Array(TopicId),
  links: Schema.Array(Schema.Struct({ relation: TaskRelation, to: TaskId })),
  /** The origins of its atoms: the proposal that made the task first, then the proposals merged into it. */
  grounds: internal(Schema.Array(Schema.Struct({ proposal: Schema.NullOr(ProposalId), atoms: Schema.Array(AtomId) }))),
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String,
  comments: Schema.Int
})
export type Task = typeof taskRow.stored.Type
export type TaskOut = typeof taskRow.wire.Type

export const tasks: Projection<Task, TaskOut> = {
  name: "tasks",
  version: 5,
  row: taskRow,
  indexes: [
    "(number)",
    "(audience, number)",
    `(audience, "createdAt")`,
    `(audience, id) where status in ('open', 'in-progress')`,
    `(due, id) where status in ('open', 'in-progress') and due is not null`,
    `(assignee) where status in ('open', 'in-progress')`,
    `("createdBy") where status in ('open', 'in-progress')`,
    `(audience, "updatedAt", id) where status in ('done', 'cancelled')`,
    `(audience, "updatedAt", id) where status = 'done'`,
    `(audience, "updatedAt", id) where status = 'cancelled'`,
    "(seq)",
    ...textIndexes("title || ' ' || description"),
    "using gin (atoms)",
    "using gin (topics)",
    "using gin (links)"
  ],
  versions: true,
  streamed: true,
  counted: "status",
  keys: (_, commit) => idsOf("task", commit),
  begins: "TaskCreated",
  rows: {
    TaskCreated: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        title: event.title,
        description: event.description,
        titleRevision: 1,
        descriptionRevision: 1,
        status: "open",
        classification: event.proposal === undefined ? "pending" : "classified",
        category: event.category,
        priority: event.priority,
        due: event.due,
        assignee: event.assignee,
        snoozedUntil: null,
        suggested: [],
        // An approval confirms all fields, also the empty ones.
        spoken: fields.filter((field) => event.proposal !== undefined || event[field] !== null),
        band: null,
        model: null,
        guessed: null,
        audience: event.audience,
        source: event.source === "import" && event.message === null ? "file" : (event.source ?? "dashboard"),
        message: event.message,
        proposal: event.proposal ?? null,
        ...groundedOn([{ proposal: event.proposal ?? null, atoms: event.atoms ?? [] }]),
        topics: event.topics ?? [],
        links: [],
        createdBy: commit.actor,
        createdAt: commit.at,
        updatedAt: commit.at,
        comments: 0
      }
    }),
    TaskClassified: (event, at) => changed(at, (row) => classified(row, event)),
    ClassificationFailed: (_, at) => changed(at, () => ({ classification: "failed" })),
    ClassificationCorrected: ({ category, priority }, at) =>
      changed(at, (row) => ({
        classification: "corrected",
        category,
        priority,
        ...confirmed(row, "category", "priority")
      })),
    TaskRetitled: ({ title }, at) => changed(at, (row) => ({ title, titleRevision: row.titleRevision + 1 })),
    TaskDescribed: ({ description }, at) =>
      changed(at, (row) => ({ description, descriptionRevision: row.descriptionRevision + 1 })),
    TaskPrioritised: ({ priority }, at) => changed(at, (row) => ({ priority, ...confirmed(row, "priority") })),
    TaskAssigned: ({ assignee }, at) => changed(at, (row) => ({ assignee, ...confirmed(row, "assignee") })),
    TaskScheduled: ({ due }, at) => changed(at, (row) => ({ due, ...confirmed(row, "due") })),
    TaskSnoozed: ({ until }, at) => changed(at, () => ({ snoozedUntil: until })),
    TaskStarted: (_, at) => changed(at, () => ({ status: "in-progress", snoozedUntil: null })),
    TaskCompleted: (_, at) => changed(at, () => ({ status: "done", snoozedUntil: null })),
    TaskReopened: (_, at) => changed(at, () => ({ status: "open" })),
    TaskCancelled: (_, at) => changed(at, () => ({ status: "cancelled", snoozedUntil: null })),
    TaskCommented: (_, at) => changed(at, (row) => ({ comments: row.comments + 1 })),
    CommentEdited: (_, at) => changed(at, () => ({})),
    CommentDeleted: (_, at) => changed(at, (row) => ({ comments: row.comments - 1 })),
    CommentRestored: (_, at) => changed(at, (row) => ({ comments: row.comments + 1 })),
    TaskShared: (_, at) => changed(at, () => ({ audience: team })),
    TaskLinked: ({ relation, to }, at) => changed(at, (row) => ({ links: [...row.links, { relation, to }] })),
    TaskUnlinked: ({ relation, to }, at) =>
      changed(at, (row) => ({ links: row.links.filter((each) => each.relation !== relation || each.to !== to) })),
    TaskTopicAdded: ({ topic }, at) => changed(at, (row) => ({ topics: [...row.topics, topic] })),
    TaskEvidenceAdded: ({ proposal, atoms }, at) =>
      changed(at, (row) => groundedOn([...row.grounds, { proposal, atoms }])),
    TaskEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => groundedOn(row.grounds.filter((each, i) => i === 0 || each.proposal !== proposal))),
    TaskWithdrawn: (_, at) => changed(at, () => ({ status: "cancelled", snoozedUntil: null })),
    TaskRestored: ({ atoms, topics }, at) =>
      changed(at, (row) => ({
        status: "open",
        topics: topics ?? row.topics,
        // The first ground is the proposal that made the task.
        ...groundedOn(row.grounds.map((ground, i) => (i === 0 && atoms !== undefined ? { ...ground, atoms } : ground)))
      }))
  }
}

const changed = (at: At<Task>, change: (row: Task) => Partial<Task>) =>
  changeRow(at, (row) => ({ ...change(row), updatedAt: at.commit.at }))

const groundedOn = (grounds: Task["grounds"]) => ({
  grounds,
  atoms: [...new Set(grounds.flatMap(({ atoms }) => atoms))]
})

const classified = (row: Task, event: EventOf<"TaskClassified">): Partial<Task> => {
  const filled = fields.filter((field) => !row.spoken.includes(field) && event[field] !== null)
  return {
    classification: "classified",
    band: event.band,
    model: modelUsed(event.model),
    guessed: { category: event.category, priority: event.priority },
    suggested: filled,
    ...Object.fromEntries(filled.map((field) => [field, event[field]]))
  }
}

const confirmed = (row: Task, ...said: ReadonlyArray<Field>) => ({
  suggested: row.suggested.filter((field) => !said.includes(field)),
  spoken: [...new Set([...row.spoken, ...said])]
})
