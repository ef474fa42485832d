/** The state of a task that exists. */
import type { Schema } from "effect"
import type { ProposalId, TopicId } from "../ids.ts"
import type { Audience, Day, Due, Status } from "../values.ts"
import type { Comments } from "./rules/comments.ts"
import type { taskCreatedFields, taskLink } from "./fields.ts"
import { type Filled, filledAtFirst } from "./filled.ts"

export interface TaskPresent extends Filled {
  readonly is: "present"
  readonly title: string
  readonly description: string
  readonly titleRevision: number
  readonly descriptionRevision: number
  readonly audience: Audience
  readonly status: Status
  readonly classification: "pending" | "classified" | "failed" | "corrected"
  readonly snoozedUntil: Day | null
  /** The reminders of the last due date that had one. */
  readonly reminded: { readonly due: Due; readonly stages: ReadonlyArray<"soon" | "overdue"> } | null
  readonly comments: Comments
  readonly links: ReadonlyArray<TaskLink>
  readonly topics: ReadonlyArray<TopicId>
  /** The proposals that were merged into it. */
  readonly merged: ReadonlyArray<ProposalId>
  readonly withdrawn: boolean
  /** A person has worked on it since a proposal's approval made it. */
  readonly touched: boolean
}
export type TaskLink = Schema.Schema.Type<Schema.Struct<typeof taskLink>>

export const sameLink = (wanted: TaskLink) => (each: TaskLink) =>
  each.relation === wanted.relation && each.to === wanted.to

export const newTask = (event: Schema.Schema.Type<Schema.Struct<typeof taskCreatedFields>>): TaskPresent => {
  const approved = event.proposal !== undefined
  return {
    is: "present",
    title: event.title,
    description: event.description,
    titleRevision: 1,
    descriptionRevision: 1,
    audience: event.audience,
    status: "open",
    classification: approved ? "classified" : "pending",
    ...filledAtFirst(event, approved),
    snoozedUntil: null,
    reminded: null,
    comments: [],
    links: [],
    topics: event.topics ?? [],
    merged: [],
    withdrawn: false,
    touched: false
  }
}
