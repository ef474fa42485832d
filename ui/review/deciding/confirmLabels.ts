/** Confirms or changes the category and priority that a machine gave to tasks. */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { nextWaiting } from "../queue/cursor.ts"
import { isDoubtful } from "../queue/queue.ts"
import type { NewLabels } from "../state/createLabels.ts"
import type { ReviewState } from "./createReviewState.ts"
import { messageOf } from "./messageOf.ts"
import type { Labels } from "./port.ts"

/** Each task gets the labels that the person chose, or keeps its own. */
export const confirmLabels = (state: ReviewState, tasks: ReadonlyArray<TaskLine>) => {
  if (tasks.length === 0) return
  // Copies: the rows change as soon as they are sent.
  const before = tasks.map((task) => ({ task: { ...task }, chosen: state.labels.of(task.id) }))
  const answers = before.map(({ task, chosen }) => correct(state, task, chosen))
  state.labels.drop(new Set(tasks.map(({ id }) => id)))
  leaveCheckedCard(state, tasks)
  void Promise.all(answers).then((receipts) => {
    const done = before.filter((_, i) => receipts[i] !== null)
    if (done.length === 0 || state.reason.wanted()) return
    const changed = done.filter(({ task, chosen }) => differs(task, chosen))
    const undo = () => {
      for (const { task } of changed) void correct(state, task, {})
    }
    state.port.toast(
      messageOf({
        decision: "confirmed",
        titles: done.map(({ task }) => task.title),
        // A confirmation changes no label, so there is nothing to reverse.
        undo: changed.length === 0 ? undefined : undo
      })
    )
  })
}

const correct = ({ port, inOrder }: ReviewState, task: TaskLine, chosen: NewLabels) =>
  port.correct(task, labelsWith(task, chosen), inOrder)

/** The labels of a task with those that the person chose. A task without labels gets the usual ones. */
export const labelsWith = ({ category, priority }: TaskLine, chosen: NewLabels): Labels => ({
  category: chosen.category ?? category ?? "chore",
  priority: chosen.priority ?? priority ?? "medium"
})

/** True when the person chose other labels. */
export const differs = (task: TaskLine, chosen: NewLabels): boolean => {
  const [own, wanted] = [labelsWith(task, {}), labelsWith(task, chosen)]
  return own.category !== wanted.category || own.priority !== wanted.priority
}

/** The cursor leaves the card when its last task is checked. */
const leaveCheckedCard = ({ queue, go }: ReviewState, checked: ReadonlyArray<TaskLine>) => {
  const here = queue.current()
  if (here?.is !== "labels") return
  const ids = new Set(checked.map(({ id }) => id))
  const isLast = here.tasks.every((task) => ids.has(task.id) || !isDoubtful(task))
  if (isLast) go(nextWaiting(queue.entries(), here.key, queue.now(), new Set([here.key])))
}
