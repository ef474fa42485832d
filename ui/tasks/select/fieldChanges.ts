/** The change of a field of tasks, for a chosen value. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { priorities, statuses } from "../../../domain/vocabulary.ts"
import { type TaskChange, stepsTo } from "./changeTasks.ts"

/** The fields that are set for many tasks at once. */
export const bulkFields = ["status", "assignee", "priority", "due", "topic"] as const
export type BulkField = (typeof bulkFields)[number]

/** @param value null for no value; a status and a priority always have one */
export const changeOf = (field: BulkField, value: string | null): TaskChange => changes[field](value)

type Suggested = TaskLine["suggested"][number]
/** The fields that are still only suggested once a person has set one. */
const confirmed = (task: TaskLine, field: Suggested) => task.suggested.filter((each) => each !== field)

const changes: { readonly [F in BulkField]: (value: string | null) => TaskChange } = {
  status: (value) => {
    const status = statuses.find((each) => each === value)
    return status === undefined ? () => [] : stepsTo(status)
  },
  priority: (value) => {
    const priority = priorities.find((each) => each === value)
    if (priority === undefined) return () => []
    return (task) => {
      const change = { priority, suggested: confirmed(task, "priority") }
      return task.priority === priority ? [] : [{ verb: "prioritise", change, body: { priority } }]
    }
  },
  // The choices are ids of rows and days of a date field.
  assignee: (value) => (task) => {
    const assignee = value as TaskLine["assignee"]
    const change = { assignee, suggested: confirmed(task, "assignee") }
    return task.assignee === assignee ? [] : [{ verb: "assign", change, body: { assignee } }]
  },
  due: (value) => (task) => {
    const due = value as TaskLine["due"]
    const change = { due, suggested: confirmed(task, "due") }
    return task.due === due ? [] : [{ verb: "schedule", change, body: { due } }]
  },
  topic: (value) => (task) => {
    const topic = value as TaskLine["topics"][number] | null
    if (topic === null || task.topics.includes(topic)) return []
    return [{ verb: "topic", change: { topics: [...task.topics, topic] }, body: { topic } }]
  }
}
