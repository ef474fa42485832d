/** Which events are work of a person on a task. Pure. */

/**
 * True when an event is work of a person on the task. Events of a second approval are not work, because the task is
 * withdrawn at that time. A merged proposal prevents a withdrawal by itself.
 */
const isWork = {
  TaskCreated: false,
  TaskClassified: false,
  ClassificationFailed: false,
  ClassificationCorrected: "unless-withdrawn",
  TaskRetitled: "unless-withdrawn",
  TaskDescribed: "unless-withdrawn",
  TaskPrioritised: true,
  TaskAssigned: "unless-withdrawn",
  TaskScheduled: "unless-withdrawn",
  TaskSnoozed: true,
  TaskReminded: false,
  TaskStarted: true,
  TaskCompleted: true,
  TaskReopened: true,
  TaskCancelled: true,
  TaskCommented: true,
  CommentEdited: true,
  CommentDeleted: true,
  CommentRestored: true,
  TaskShared: true,
  TaskLinked: true,
  TaskUnlinked: true,
  TaskTopicAdded: true,
  TaskEvidenceAdded: false,
  TaskEvidenceWithdrawn: false,
  TaskWithdrawn: false,
  TaskRestored: false
} as const

/** Marks a task after an event that is work of a person on it. */
export const touch = <S extends { readonly withdrawn: boolean; readonly touched: boolean }>(
  state: S,
  event: { readonly _tag: keyof typeof isWork }
): S => {
  const work = isWork[event._tag]
  const touches = work === "unless-withdrawn" ? !state.withdrawn : work
  return touches && !state.touched ? { ...state, touched: true } : state
}
