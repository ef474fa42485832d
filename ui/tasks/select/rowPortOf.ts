import { isOver } from "../../parts/status.ts"
import type { Live } from "../../sync/live.tsx"
import { sendOnTask } from "../../task/undo/sendOnTask.ts"
import type { RowPort } from "../row/rowPort.ts"
import type { Selection } from "./createSelection.ts"

/** The port of the rows of a page. */
export const rowPortOf = (live: Live, selection: Selection): RowPort => ({
  taskOf: live.task,
  nameOf: live.nameOf,
  topicName: (topic) => live.views.topics.shown(topic)?.name,
  mayAct: live.mayAct,
  toggle: (task) => {
    const over = isOver(task.status)
    void sendOnTask(live, task, { verb: over ? "reopen" : "complete", change: { status: over ? "open" : "done" } })
  },
  isSelected: selection.has,
  select: (id, range) => (range ? selection.extendTo(id) : selection.toggle(id))
})
