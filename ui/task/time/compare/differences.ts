/** The fields of a task that had another value at an earlier position, and the commands that restore them. Pure. */
import type { TaskRow } from "../../../../gateways/contract.ts"
import type { TaskStep } from "../../undo/reverse.ts"

export const comparedFields = [
  "title",
  "description",
  "status",
  "assignee",
  "due",
  "priority",
  "category",
  "topics",
  "snoozedUntil"
] as const
export type ComparedField = (typeof comparedFields)[number]

/** The fields that differ, in the order of the page. */
export const differencesOf = (then: TaskRow, now: TaskRow): ReadonlyArray<ComparedField> =>
  comparedFields.filter((field) => JSON.stringify(then[field]) !== JSON.stringify(now[field]))

/**
 * The commands that give a field of the present task its value of then. Each is a new event; the past never changes. Empty
 * when there is no such command: a topic cannot be removed, and a priority or category cannot be emptied.
 */
export const restoreOf = (field: ComparedField, then: TaskRow, now: TaskRow): ReadonlyArray<TaskStep> => {
  const steps: { readonly [F in ComparedField]: () => ReadonlyArray<TaskStep> } = {
    title: () => [
      {
        verb: "retitle",
        change: { title: then.title, titleRevision: now.titleRevision + 1 },
        body: { title: then.title, revision: now.titleRevision }
      }
    ],
    description: () => [
      {
        verb: "describe",
        change: { description: then.description, descriptionRevision: now.descriptionRevision + 1 },
        body: { description: then.description, revision: now.descriptionRevision }
      }
    ],
    status: () => statusSteps(then.status, now.status),
    assignee: () => [{ verb: "assign", change: { assignee: then.assignee }, body: { assignee: then.assignee } }],
    due: () => [{ verb: "schedule", change: { due: then.due }, body: { due: then.due } }],
    priority: () => {
      const { priority } = then
      return priority === null ? [] : [{ verb: "prioritise", change: { priority }, body: { priority } }]
    },
    category: () => {
      const { category } = then
      const { priority } = now
      if (category === null || priority === null) return []
      return [{ verb: "correct", change: { category, classification: "corrected" }, body: { category, priority } }]
    },
    topics: () => topicSteps(then, now),
    snoozedUntil: () => [
      { verb: "snooze", change: { snoozedUntil: then.snoozedUntil }, body: { until: then.snoozedUntil } }
    ]
  }
  return steps[field]()
}

const reopen: TaskStep = { verb: "reopen", change: { status: "open" } }
const moves: { readonly [S in TaskRow["status"]]: TaskStep } = {
  open: reopen,
  "in-progress": { verb: "start", change: { status: "in-progress" } },
  done: { verb: "complete", change: { status: "done" } },
  cancelled: { verb: "cancel", change: { status: "cancelled" } }
}

/** A finished task is reopened first. */
const statusSteps = (then: TaskRow["status"], now: TaskRow["status"]): ReadonlyArray<TaskStep> => {
  const isOver = now === "done" || now === "cancelled"
  return isOver && then !== "open" ? [reopen, moves[then]] : [moves[then]]
}

const topicSteps = (then: TaskRow, now: TaskRow): ReadonlyArray<TaskStep> => {
  const missing = then.topics.filter((topic) => !now.topics.includes(topic))
  return missing.map((topic, i) => ({
    verb: "topic",
    change: { topics: [...now.topics, ...missing.slice(0, i + 1)] },
    body: { topic }
  }))
}
