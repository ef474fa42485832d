/** Every task as it is now. Read by the list, the board, the task's page and the bot's cards. */
import type { ActorId, AtomId, MessageId, ProposalId, TaskId, TopicId } from "../../domain/ids.ts"
import type { Audience, Band, Category, Priority, Source, Status } from "../../domain/values.ts"
import { team } from "../../domain/values.ts"
import type { EventOf } from "../../streams/commit/events.ts"
import { type At, idOf, type Projection } from "../projection.ts"
import { type ModelUsed, modelUsed } from "./knowledge/modelUsed.ts"

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
  readonly model: ModelUsed | null
  /** What the machine said of it, whatever a person said since. */
  readonly guessed: { readonly category: Category; readonly priority: Priority } | null
  readonly audience: Audience
  readonly source: Source
  readonly message: MessageId | null
  /** The approved proposal that made it. */
  readonly proposal: ProposalId | null
  /** The knowledge that calls for it, and what it is filed under. */
  readonly atoms: ReadonlyArray<AtomId>
  readonly topics: ReadonlyArray<TopicId>
  readonly links: ReadonlyArray<{ readonly relation: Relation; readonly to: TaskId }>
  /** Where its atoms are from: its own beginning first, then what was merged into it. */
  readonly grounds: ReadonlyArray<Ground>
  readonly createdBy: ActorId
  readonly createdAt: string
  readonly updatedAt: string
  readonly comments: number
}
type Relation = EventOf<"TaskLinked">["relation"]
interface Ground {
  readonly proposal: ProposalId | null
  readonly atoms: ReadonlyArray<AtomId>
}
type Field = "category" | "priority" | "due" | "assignee"

export const tasks: Projection<Task> = {
  name: "tasks",
  version: 2,
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
    guessed: "jsonb",
    audience: "text NOT NULL",
    source: "text NOT NULL",
    message: "text",
    proposal: "text",
    atoms: "jsonb NOT NULL",
    topics: "jsonb NOT NULL",
    links: "jsonb NOT NULL",
    grounds: "jsonb NOT NULL",
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
    "using gin (lower(title || ' ' || description) gin_trgm_ops)",
    "using gin (atoms)",
    "using gin (topics)",
    "using gin (links)"
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
        classification: event.proposal === undefined ? "pending" : "classified",
        category: event.category,
        priority: event.priority,
        due: event.due,
        assignee: event.assignee,
        suggested: [],
        // Whoever approved a proposal has spoken about all of it, also about what was left empty.
        spoken: fields.filter((field) => event.proposal !== undefined || event[field] !== null),
        band: null,
        model: null,
        guessed: null,
        audience: event.audience,
        source: event.source ?? "dashboard",
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
    TaskShared: (_, at) => changed(at, () => ({ audience: team })),
    TaskLinked: ({ relation, to }, at) => changed(at, (row) => ({ links: [...row.links, { relation, to }] })),
    TaskUnlinked: ({ relation, to }, at) =>
      changed(at, (row) => ({ links: row.links.filter((each) => each.relation !== relation || each.to !== to) })),
    TaskTopicAdded: ({ topic }, at) => changed(at, (row) => ({ topics: [...row.topics, topic] })),
    TaskEvidenceAdded: ({ proposal, atoms }, at) =>
      changed(at, (row) => groundedOn([...row.grounds, { proposal, atoms }])),
    TaskEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => groundedOn(row.grounds.filter((each, i) => i === 0 || each.proposal !== proposal))),
    TaskWithdrawn: (_, at) => changed(at, () => ({ status: "cancelled" })),
    TaskRestored: ({ atoms, topics }, at) =>
      changed(at, (row) => ({
        status: "open",
        topics: topics ?? row.topics,
        // The first ground is that of the proposal which made it.
        ...groundedOn(row.grounds.map((ground, i) => (i === 0 && atoms !== undefined ? { ...ground, atoms } : ground)))
      }))
  }
}

const changed = ({ commit, before }: At<Task>, change: (row: Task) => Partial<Task>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}

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

const fields = ["category", "priority", "due", "assignee"] as const
const confirmed = (row: Task, ...said: ReadonlyArray<Field>) => ({
  suggested: row.suggested.filter((field) => !said.includes(field)),
  spoken: [...new Set([...row.spoken, ...said])]
})
