/** The groups of My tasks: the reader's tasks by the time when they are due. Pure. */
import { type DueSpan, dueSpans } from "../../domain/savedViews/listVocabulary.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { isOver } from "../parts/status.ts"
import { isInSpan } from "../tasks/filter/dueSpan.ts"
import { isSnoozed } from "../tasks/filter/filter.ts"
import { compareBy } from "../tasks/filter/order.ts"

/** In the order of the page. `week`: after today, up to seven days from today. `done`: completed in the last seven days. */
export const mySpans = [...dueSpans, "done"] as const
export type MySpan = DueSpan | "done"

/** The lists of the page: the tasks that are assigned to the reader, and those that the reader created. */
export const myLists = ["assigned", "made"] as const
export type MyList = (typeof myLists)[number]

const isIn: { readonly [L in MyList]: (task: TaskLine, me: string) => boolean } = {
  assigned: ({ assignee }, me) => assignee === me,
  made: ({ createdBy }, me) => createdBy === me
}

/** The reader, and the moment for which the tasks are grouped. */
export interface MyContext {
  readonly me: string
  readonly now: Date
  /** The day of `now` in the reader's zone. */
  readonly day: string
}

const doneMillis = 7 * 24 * 3600 * 1000
/** Whether a task was changed so recently that it is listed after its end. */
export const isRecent = ({ updatedAt }: Pick<TaskLine, "updatedAt">, { now }: Pick<MyContext, "now">): boolean =>
  Date.parse(updatedAt) >= now.getTime() - doneMillis

/** The only group of a task; null for a task that is not listed. A task of today whose time has passed is late. */
export const spanOf = (task: TaskLine, context: MyContext, list: MyList = "assigned"): MySpan | null => {
  if (!isIn[list](task, context.me)) return null
  if (isOver(task.status)) return task.status === "done" && isRecent(task, context) ? "done" : null
  return dueSpans.find((span) => isInSpan(task, span, context)) ?? null
}

/** Whether a task needs the reader today: it is late or due today, and is not hidden until a later day. */
export const isForToday = (task: TaskLine, context: MyContext): boolean => {
  if (task.assignee !== context.me || isSnoozed(task, context)) return false
  const span = spanOf(task, context)
  return span === "late" || span === "today"
}

/** The order in a group: the next due date first. */
export const compareIn = (span: MySpan): ((a: TaskLine, b: TaskLine) => number) => {
  if (span === "done") return compareBy("changed")
  return compareBy(span === "none" ? "priority" : "due")
}
