/** The command that takes back one event of a task. It is one command, so that a kill leaves no half of an undo. */
import type { Command, Event } from "../../domain/task/task.ts"
import type { TaskPresent } from "../../domain/task/state.ts"

type Inverses = {
  readonly [T in Event["_tag"]]?: (event: Extract<Event, { readonly _tag: T }>, before: TaskPresent) => Command | null
}

const toStatus = (_: unknown, { status }: TaskPresent): Command | null => {
  const back: { readonly [S in TaskPresent["status"]]: Command } = {
    open: { _tag: "ReopenTask" },
    "in-progress": { _tag: "ResumeTask" },
    done: { _tag: "CompleteTask" },
    cancelled: { _tag: "CancelTask" }
  }
  return back[status]
}

const toPriority = (priority: TaskPresent["priority"]): Command | null =>
  priority === null ? null : { _tag: "PrioritiseTask", priority }

const inverses: Inverses = {
  TaskStarted: toStatus,
  TaskCompleted: toStatus,
  TaskReopened: toStatus,
  TaskCancelled: toStatus,
  // No command removes a priority.
  TaskPrioritised: (_, { priority }) => toPriority(priority),
  ClassificationCorrected: (_, { category, priority }) =>
    category === null || priority === null ? null : { _tag: "CorrectClassification", category, priority },
  TaskAssigned: (_, { assignee }) => ({ _tag: "AssignTask", assignee }),
  TaskScheduled: (_, { due }) => ({ _tag: "ScheduleTask", due }),
  TaskSnoozed: (_, { snoozedUntil: until }) => ({ _tag: "SnoozeTask", until })
}

/**
 * The command that takes back an event; null when no command does, such as for a first priority. The creation of a task is taken back
 * by a cancellation.
 *
 * @param before the task before the event; null before its creation
 */
export const inverseOf = (event: Event, before: TaskPresent | null): Command | null => {
  if (before === null) return { _tag: "CancelTask" }
  // Each entry takes the event of its own tag.
  const inverse = inverses[event._tag] as ((event: Event, before: TaskPresent) => Command | null) | undefined
  return inverse?.(event, before) ?? null
}
