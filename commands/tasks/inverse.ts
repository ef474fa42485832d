/** The commands that take back one event of a task. */
import type { Command, Event } from "../../domain/task/task.ts"
import type { TaskPresent } from "../../domain/task/state.ts"

type Inverses = {
  readonly [T in Event["_tag"]]?: (
    event: Extract<Event, { readonly _tag: T }>,
    before: TaskPresent
  ) => ReadonlyArray<Command>
}

const toStatus = (_: unknown, { status }: TaskPresent): ReadonlyArray<Command> => {
  const back: { readonly [S in TaskPresent["status"]]: ReadonlyArray<Command> } = {
    open: [{ _tag: "ReopenTask" }],
    "in-progress": [{ _tag: "ReopenTask" }, { _tag: "StartTask" }],
    done: [{ _tag: "CompleteTask" }],
    cancelled: [{ _tag: "CancelTask" }]
  }
  return back[status]
}

const toPriority = (priority: TaskPresent["priority"]): ReadonlyArray<Command> =>
  priority === null ? [] : [{ _tag: "PrioritiseTask", priority }]

const inverses: Inverses = {
  TaskStarted: toStatus,
  TaskCompleted: toStatus,
  TaskReopened: toStatus,
  TaskCancelled: toStatus,
  // No command removes a priority.
  TaskPrioritised: (_, { priority }) => toPriority(priority),
  ClassificationCorrected: (_, { category, priority }) =>
    category === null || priority === null ? [] : [{ _tag: "CorrectClassification", category, priority }],
  TaskAssigned: (_, { assignee }) => [{ _tag: "AssignTask", assignee }],
  TaskScheduled: (_, { due }) => [{ _tag: "ScheduleTask", due }],
  TaskSnoozed: (_, { snoozedUntil: until }) => [{ _tag: "SnoozeTask", until }]
}

/**
 * Empty for an event without a way back, such as a first priority. A task that was created is cancelled.
 *
 * @param before the task before the event; null before its creation
 */
export const inverseOf = (event: Event, before: TaskPresent | null): ReadonlyArray<Command> => {
  if (before === null) return [{ _tag: "CancelTask" }]
  // Each entry takes the event of its own tag.
  const inverse = inverses[event._tag] as ((event: Event, before: TaskPresent) => ReadonlyArray<Command>) | undefined
  return inverse?.(event, before) ?? []
}
