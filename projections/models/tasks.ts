/** Every task as it is now. Read by the list, the board, the task's page and the bot's cards. */
import type { ActorId, MessageId } from "../../domain/ids.ts"
import type { Audience, Band, Category, Priority, Source, Status } from "../../domain/values.ts"
import { team } from "../../domain/values.ts"
import type { EventOf } from "../../streams/events.ts"
import { type At, idOf, type Projection } from "../projection.ts"

export interface Task {
  /** `T-n`: the nth task of the log. */
  readonly number: number
  readonly title: string
  readonly description: string
  readonly status: Status
  readonly classification: "pending" | "classified" | "failed" | "corrected"
  readonly category: Category | null
  readonly priority: Priority | null
  readonly due: string | null
  readonly assignee: ActorId | null
  /** What the machine filled, and no person has spoken about since. */
  readonly suggested: ReadonlyArray<Field>
  /** What a person has spoken about, be it to empty it: no machine fills it. */
  readonly spoken: ReadonlyArray<Field>
  readonly band: Band | null
  readonly model: { readonly provider: string; readonly model: string; readonly degraded: string | null } | null
  readonly audience: Audience
  readonly source: Source
  readonly message: MessageId | null
  readonly createdBy: ActorId
  readonly createdAt: string
  readonly updatedAt: string
  readonly comments: number
}
type Field = "category" | "priority" | "due" | "assignee"

export const tasks: Projection<Task> = {
  name: "tasks",
  version: 1,
  columns: {
    number: "integer NOT NULL",
    title: { type: "text NOT NULL", personal: true },
    description: { type: "text NOT NULL", personal: true },
    status: "text NOT NULL",
    classification: "text NOT NULL",
    category: "text",
    priority: "text",
    due: "text",
    assignee: "text",
    suggested: "jsonb NOT NULL",
    spoken: "jsonb NOT NULL",
    band: "text",
    model: "jsonb",
    audience: "text NOT NULL",
    source: "text NOT NULL",
    message: "text",
    createdBy: "text NOT NULL",
    createdAt: "text NOT NULL",
    updatedAt: "text NOT NULL",
    comments: "integer NOT NULL"
  },
  indexes: [
    "(number)",
    "(audience, number)",
    "(seq)",
    "using gin (to_tsvector('simple', title || ' ' || description))",
    "using gin (lower(title || ' ' || description) gin_trgm_ops)"
  ],
  versions: true,
  streamed: true,
  keys: (_, commit) => (commit.subject.startsWith("evt.task.") ? [idOf(commit)] : []),
  begins: "TaskCreated",
  rows: {
    TaskCreated: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        title: event.title,
        description: event.description,
        status: "open",
        classification: "pending",
        category: event.category,
        priority: event.priority,
        due: event.due,
        assignee: event.assignee,
        suggested: [],
        spoken: fields.filter((field) => event[field] !== null),
        band: null,
        model: null,
        audience: event.audience,
        source: event.source ?? "dashboard",
        message: event.message,
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
    TaskRetitled: ({ title }, at) => changed(at, () => ({ title })),
    TaskDescribed: ({ description }, at) => changed(at, () => ({ description })),
    TaskPrioritised: ({ priority }, at) => changed(at, (row) => ({ priority, ...confirmed(row, "priority") })),
    TaskAssigned: ({ assignee }, at) => changed(at, (row) => ({ assignee, ...confirmed(row, "assignee") })),
    TaskScheduled: ({ due }, at) => changed(at, (row) => ({ due, ...confirmed(row, "due") })),
    TaskStarted: (_, at) => changed(at, () => ({ status: "in-progress" })),
    TaskCompleted: (_, at) => changed(at, () => ({ status: "done" })),
    TaskReopened: (_, at) => changed(at, () => ({ status: "open" })),
    TaskCancelled: (_, at) => changed(at, () => ({ status: "cancelled" })),
    TaskCommented: (_, at) => changed(at, (row) => ({ comments: row.comments + 1 })),
    TaskShared: (_, at) => changed(at, () => ({ audience: team }))
  }
}

const changed = ({ commit, before }: At<Task>, change: (row: Task) => Partial<Task>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}

const classified = (row: Task, event: EventOf<"TaskClassified">): Partial<Task> => {
  const filled = fields.filter((field) => !row.spoken.includes(field) && event[field] !== null)
  return {
    classification: "classified",
    band: event.band,
    model: { provider: event.model.provider, model: event.model.model, degraded: event.model.degraded ?? null },
    suggested: filled,
    ...Object.fromEntries(filled.map((field) => [field, event[field]]))
  }
}

const fields = ["category", "priority", "due", "assignee"] as const
const confirmed = (row: Task, ...said: ReadonlyArray<Field>) => ({
  suggested: row.suggested.filter((field) => !said.includes(field)),
  spoken: [...new Set([...row.spoken, ...said])]
})
