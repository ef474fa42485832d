/** Confirms or corrects the category and priority that a machine gave to tasks. */
import type { Category, Priority } from "../../../domain/values.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { nextWaiting } from "../queue/cursor.ts"
import type { ReviewState } from "./createReviewState.ts"

/** @param labels left out, the task keeps its own */
export const confirmLabels = (
  { port, queue, notice, reason, inOrder, go }: ReviewState,
  tasks: ReadonlyArray<TaskLine>,
  labels: { readonly category?: Category; readonly priority?: Priority } = {}
) => {
  const first = tasks[0]
  if (first === undefined) return
  const { title } = first
  const next = nextWaiting(queue.entries(), queue.cursor(), queue.now(), new Set(tasks.map(({ id }) => `task:${id}`)))
  const answers = tasks.map((task) => {
    const category = labels.category ?? task.category ?? "chore"
    const priority = labels.priority ?? task.priority ?? "medium"
    return inOrder(() => port.correct(task, category, priority))
  })
  queue.deselect()
  go(next)
  void Promise.all(answers).then((receipts) => {
    const count = receipts.filter((receipt) => receipt !== null).length
    if (count > 0 && !reason.wanted()) notice.show({ decision: "confirmed", title, count, id: null })
  })
}
