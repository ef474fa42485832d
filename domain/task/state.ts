/** The state of a task that its next decision needs. */
import type { Schema } from "effect"
import type { ActorId, CommentId, ProposalId, TopicId } from "../ids.ts"
import type { Audience, Category, Due, Priority, Status } from "../values.ts"
import type { created, taskLink } from "./fields.ts"

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
  /** The fields that a person has set or emptied. The machine never changes them. */
  readonly spoken: ReadonlyArray<Field>
  readonly comments: ReadonlyArray<CommentId>
  readonly links: ReadonlyArray<Link>
  readonly topics: ReadonlyArray<TopicId>
  /** The proposals that were merged into it. */
  readonly merged: ReadonlyArray<ProposalId>
  readonly withdrawn: boolean
  /** A person has worked on it since a proposal's approval made it. */
  readonly touched: boolean
}
export type State = { readonly is: "absent" } | Present
export type Link = Schema.Schema.Type<Schema.Struct<typeof taskLink>>

const fields = ["category", "priority", "assignee", "due"] as const
export type Field = (typeof fields)[number]

/** The state after `TaskCreated`. */
export const newTask = (event: Schema.Schema.Type<Schema.Struct<typeof created>>): Present => {
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
    // An approval confirms all fields, also the empty ones.
    spoken: fields.filter((field) => approved || event[field] !== null),
    comments: [],
    links: [],
    topics: event.topics ?? [],
    merged: [],
    withdrawn: false,
    touched: false
  }
}

/** Whether a person has set a field. The machine then leaves it as it is. */
export const isSpoken = (state: Present, field: Field) => state.spoken.includes(field)
/** Whether a person has set each of these fields to this value. */
export const hasSet = (state: Present, values: Partial<Pick<Present, Field>>) =>
  fields.every((field) => !(field in values) || (state[field] === values[field] && isSpoken(state, field)))
/** The fields that a person has set, with these added. */
export const withSpoken = (state: Present, ...said: ReadonlyArray<Field>) => [...new Set([...state.spoken, ...said])]
export const sameLink = (wanted: Link) => (each: Link) => each.relation === wanted.relation && each.to === wanted.to
