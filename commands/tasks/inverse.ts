/** The command that takes back one event of a task. It is one command, so that a kill leaves no half of an undo. */
import type { ActorId } from "../../domain/ids.ts"
import type { Command, Event } from "../../domain/task/task.ts"
import type { TaskPresent } from "../../domain/task/state.ts"
import { forgotten } from "../../domain/text/personal.ts"

/** A task at a moment, with the authors of its texts: a restored text is sealed again with the key of its author. */
export interface TaskBefore {
  readonly task: TaskPresent
  readonly titleBy: ActorId
  readonly descriptionBy: ActorId
}

/** The command of an inverse. `erased`: the former text was erased with the data of its author. `none`: no command takes the event back. */
export type Inverse = Command | "erased" | "none"

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

const inverseOfText = (
  event: Extract<Event, { readonly _tag: "TaskRetitled" | "TaskDescribed" }>,
  { task: { title, description }, titleBy, descriptionBy }: TaskBefore
): Inverse => {
  if (event._tag === "TaskRetitled")
    return title === forgotten ? "erased" : { _tag: "RetitleTask", wordsOf: titleBy, title }
  return description === forgotten ? "erased" : { _tag: "DescribeTask", wordsOf: descriptionBy, description }
}

/**
 * The command that takes back an event, or the reason why there is none. The creation of a task is taken back by a cancellation.
 *
 * @param before the task before the event; null before its creation
 */
export const inverseOf = (event: Event, before: TaskBefore | null): Inverse => {
  if (before === null) return { _tag: "CancelTask" }
  if (event._tag === "TaskRetitled" || event._tag === "TaskDescribed") return inverseOfText(event, before)
  // Each entry takes the event of its own tag.
  const inverse = inverses[event._tag] as ((event: Event, before: TaskPresent) => Command | null) | undefined
  return inverse?.(event, before.task) ?? "none"
}

/** The authors of the texts of a task after these events; null before its creation. */
export const textAuthorsAfter = (
  events: ReadonlyArray<Event>
): Pick<TaskBefore, "titleBy" | "descriptionBy"> | null => {
  const title = events.findLast(({ _tag }) => _tag === "TaskCreated" || _tag === "TaskRetitled")
  const description = events.findLast(({ _tag }) => _tag === "TaskCreated" || _tag === "TaskDescribed")
  return title !== undefined && "wordsOf" in title && description !== undefined && "wordsOf" in description
    ? { titleBy: title.wordsOf, descriptionBy: description.wordsOf }
    : null
}
