/** Follows the reader's active tasks, and the finished ones of the team page by page, back to the last seven days. */
import { createEffect } from "solid-js"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { isOver } from "../parts/status.ts"
import { createCount } from "../sync/table/createCount.ts"
import type { RowTable } from "../sync/table/table.ts"
import { usePages, useWindow } from "../sync/useWindow.ts"
import { isRecent, type MyList } from "./mySpans.ts"

/** Finished tasks of a page. */
const pageRows = 50
/** The most finished tasks that are loaded, however many were finished in the last seven days. */
const mostFinished = 300

const windows: { readonly [L in MyList]: string } = { assigned: "tasks:mine", made: "tasks:made" }

/**
 * Tasks that are completed while the page shows them stay in a window, so that their rows keep their places.
 *
 * @param clock milliseconds of Unix time, tracked
 * @param list the list that is shown, tracked
 */
export const useMyWindows = (tasks: RowTable<TaskLine>, clock: () => number, list: () => MyList) => {
  const active = useWindow(() => windows[list()])
  const finished = usePages("tasks:done", pageRows)
  const loaded = createCount(
    tasks,
    () =>
      ({ status }) =>
        isOver(status)
  )
  const recent = createCount(tasks, () => {
    const now = new Date(clock())
    return (task) => isOver(task.status) && isRecent(task, { now })
  })
  createEffect(() => {
    if (finished.ready() && finished.hasMore() && recent() === loaded() && loaded() < mostFinished) finished.more()
  })
  return { ready: () => active.ready() && finished.ready() }
}
