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

/** True when an undo of the first event would overwrite the later one: both change the same field. The undo of a creation overwrites all. */
export const overlaps = (undone: Event["_tag"], later: Event["_tag"]): boolean =>
  undone === "TaskCreated" || (fieldsOf[undone] ?? []).some((field) => fieldsOf[later]?.includes(field) === true)
