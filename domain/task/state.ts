/** What a task remembers of its events, so that the next command can be decided. */
import type { Schema } from "effect"
import type { ActorId, CommentId, ProposalId, TopicId } from "../ids.ts"
import { Event, type taskLink } from "./events.ts"
import { Audience, type Category, type Due, type Priority, type Status } from "../values.ts"

export interface Present {
  readonly is: "present"
  readonly title: string
  readonly description: string
  readonly audience: Audience
  readonly status: Status
  readonly classification: "pending" | "classified" | "failed" | "corrected"
  readonly category: Category | null
  readonly priority: Priority | null
  readonly assignee: ActorId | null
  readonly due: Due | null
  /** The fields that a person has spoken about: no machine touches them. */
  readonly spoken: ReadonlyArray<Field>
  readonly comments: ReadonlyArray<CommentId>
  readonly links: ReadonlyArray<Link>
  readonly topics: ReadonlyArray<TopicId>
  /** Proposals that were merged into it. */
  readonly merged: ReadonlyArray<ProposalId>
  readonly withdrawn: boolean
  /** Somebody has worked on it since a proposal's approval made it. */
  readonly touched: boolean
}
export type Link = Schema.Schema.Type<Schema.Struct<typeof taskLink>>
export type State = { readonly is: "absent" } | Present
export type Field = "category" | "priority" | "assignee" | "due"

export const evolve = (state: State, event: Event): State =>
  event._tag === "TaskCreated" ? begun(event) : state.is === "absent" ? state : touch(changed(state, event), event)

const changed = (state: Present, event: Event): Present =>
  Event.match(event, {
    TaskCreated: (first): Present => begun(first),
    TaskClassified: ({ category, priority, due, assignee }): Present => ({
      ...state,
      classification: "classified",
      category: spoke(state, "category") ? state.category : category,
      priority: spoke(state, "priority") ? state.priority : priority,
      due: spoke(state, "due") ? state.due : due,
      assignee: spoke(state, "assignee") ? state.assignee : assignee
    }),
    ClassificationFailed: (): Present => ({ ...state, classification: "failed" }),
    ClassificationCorrected: ({ category, priority }): Present => ({
      ...state,
      classification: "corrected",
      category,
      priority,
      spoken: speak(state, "category", "priority")
    }),
    TaskRetitled: ({ title }): Present => ({ ...state, title }),
    TaskDescribed: ({ description }): Present => ({ ...state, description }),
    TaskPrioritised: ({ priority }): Present => ({ ...state, priority, spoken: speak(state, "priority") }),
    TaskAssigned: ({ assignee }): Present => ({ ...state, assignee, spoken: speak(state, "assignee") }),
    TaskScheduled: ({ due }): Present => ({ ...state, due, spoken: speak(state, "due") }),
    TaskStarted: (): Present => ({ ...state, status: "in-progress" }),
    TaskCompleted: (): Present => ({ ...state, status: "done" }),
    TaskReopened: (): Present => ({ ...state, status: "open", withdrawn: false }),
    TaskCancelled: (): Present => ({ ...state, status: "cancelled" }),
    TaskCommented: ({ comment }): Present => ({ ...state, comments: [...state.comments, comment] }),
    TaskShared: (): Present => ({ ...state, audience: Audience.make("team") }),
    TaskLinked: (made): Present => ({ ...state, links: [...state.links, pair(made)] }),
    TaskUnlinked: (gone): Present => ({ ...state, links: state.links.filter((each) => !is(gone)(each)) }),
    TaskTopicAdded: ({ topic }): Present => ({ ...state, topics: [...state.topics, topic] }),
    TaskEvidenceAdded: ({ proposal }): Present => ({ ...state, merged: [...state.merged, proposal] }),
    TaskEvidenceWithdrawn: ({ proposal }): Present => ({
      ...state,
      merged: state.merged.filter((each) => each !== proposal)
    }),
    TaskWithdrawn: (): Present => ({ ...state, status: "cancelled", withdrawn: true }),
    TaskRestored: ({ topics }): Present => ({
      ...state,
      status: "open",
      withdrawn: false,
      topics: topics ?? state.topics
    })
  })

const begun = (event: Created): Present => {
  const approved = event.proposal !== undefined
  return {
    is: "present",
    title: event.title,
    description: event.description,
    audience: event.audience,
    status: "open",
    classification: approved ? "classified" : "pending",
    category: event.category,
    priority: event.priority,
    assignee: event.assignee,
    due: event.due,
    // Whoever approved a proposal has spoken about all of it, also about what was left empty.
    spoken: fields.filter((field) => approved || event[field] !== null),
    comments: [],
    links: [],
    topics: event.topics ?? [],
    merged: [],
    withdrawn: false,
    touched: false
  }
}

type Created = Extract<Event, { readonly _tag: "TaskCreated" }>
const fields = ["category", "priority", "assignee", "due"] as const

/** Events that are nobody's work on the task. What was merged into it keeps it from being withdrawn as long as it stands. */
const passive: ReadonlySet<Event["_tag"]> = new Set([
  "TaskClassified",
  "ClassificationFailed",
  "TaskWithdrawn",
  "TaskRestored",
  "TaskEvidenceAdded",
  "TaskEvidenceWithdrawn"
])
/** What a second approval writes before it restores the task; of these, nothing tells a person's own work apart then. */
const ofAnApproval: ReadonlySet<Event["_tag"]> = new Set([
  "TaskRetitled",
  "TaskDescribed",
  "ClassificationCorrected",
  "TaskAssigned",
  "TaskScheduled"
])
const touch = (state: Present, event: Event): Present =>
  state.touched || passive.has(event._tag) || (state.withdrawn && ofAnApproval.has(event._tag))
    ? state
    : { ...state, touched: true }

/** Whether a person has spoken about a field: no machine touches it then. */
export const spoke = (state: Present, field: Field) => state.spoken.includes(field)
const speak = (state: Present, ...said: ReadonlyArray<Field>) => [...new Set([...state.spoken, ...said])]
const pair = ({ relation, to }: Link): Link => ({ relation, to })
/** Whether a link is this one. */
export const is = (wanted: Link) => (each: Link) => each.relation === wanted.relation && each.to === wanted.to
