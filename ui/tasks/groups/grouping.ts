/** The groups of a list and the columns of a board: tasks by one of their fields. Pure. */
import { type Grouping, groupings } from "../../../domain/savedViews/listVocabulary.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { priorities } from "../../../domain/vocabulary.ts"
import { isOver } from "../../parts/status.ts"

/** The group of tasks without a value. */
export const noGroup = ""

export const groupingOf = (text: string | undefined): Grouping =>
  groupings.find((grouping) => grouping === text) ?? "status"

const keys: { readonly [G in Grouping]: (task: TaskLine) => ReadonlyArray<string> } = {
  status: ({ status }) => [status],
  assignee: ({ assignee }) => [assignee ?? noGroup],
  priority: ({ priority }) => [priority ?? noGroup],
  topic: ({ topics }) => (topics.length === 0 ? [noGroup] : topics)
}
/** The groups of a task: one, but for topics. */
export const groupsOf = (task: TaskLine, by: Grouping): ReadonlyArray<string> => keys[by](task)

/** The groups in their order. A list begins with the work in progress; the columns of a board follow the life of a task. */
export const groupKeys = (
  by: Grouping,
  rows: { readonly people: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> },
  place: "list" | "board"
): ReadonlyArray<string> => {
  const all: { readonly [G in Grouping]: ReadonlyArray<string> } = {
    status:
      place === "list" ? ["in-progress", "open", "done", "cancelled"] : ["open", "in-progress", "done", "cancelled"],
    assignee: [...rows.people, noGroup],
    priority: [...priorities.toReversed(), noGroup],
    topic: [...rows.topics, noGroup]
  }
  return all[by]
}

/** True for a group that is folded at first: finished tasks are looked at seldom. */
export const isFoldedFirst = (by: Grouping, key: string): boolean =>
  by === "status" && (key === "done" || key === "cancelled")

/** Among groups that are no statuses, a list leaves finished tasks out unless the filter names a status. */
export const isListedUnder = (by: Grouping, task: TaskLine): boolean => by === "status" || !isOver(task.status)
