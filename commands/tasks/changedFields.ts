/** The fields of a task that an event changes. Pure. */
import type { Event } from "../../domain/task/task.ts"

type Field = "status" | "title" | "description" | "category" | "priority" | "assignee" | "due" | "snoozed" | "audience"

const fieldsOf: { readonly [T in Event["_tag"]]?: ReadonlyArray<Field> } = {
  TaskStarted: ["status"],
  TaskCompleted: ["status"],
  TaskReopened: ["status"],
  TaskCancelled: ["status"],
  TaskRetitled: ["title"],
  TaskDescribed: ["description"],
  TaskPrioritised: ["priority"],
  ClassificationCorrected: ["category", "priority"],
  TaskAssigned: ["assignee"],
  TaskScheduled: ["due"],
  TaskSnoozed: ["snoozed"],
  TaskShared: ["audience"]
}

/** True when taking back the first event would take back the second one as well. The undo of a creation takes back the whole task. */
export const overlaps = (undone: Event["_tag"], later: Event["_tag"]): boolean =>
  undone === "TaskCreated" || (fieldsOf[undone] ?? []).some((field) => fieldsOf[later]?.includes(field) === true)
