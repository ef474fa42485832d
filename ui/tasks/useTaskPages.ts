/** Follows the active tasks, and the done and the cancelled ones page by page. */
import type { Status } from "../../domain/values.ts"
import { statuses } from "../../domain/vocabulary.ts"
import { isOver } from "../parts/status.ts"
import { usePages, useWindow } from "../sync/useWindow.ts"
import type { TasksPage } from "./createTasksPage.ts"
import { isFiltered } from "./filter/filter.ts"

/** Finished tasks of a page. */
const fewFinished = 50

export const useTaskPages = ({ live, list, listed, by }: TasksPage) => {
  const active = useWindow("tasks:active")
  // Two windows, so that many newer cancelled tasks do not hide the done ones.
  const finished = {
    done: usePages("tasks:completed", fewFinished),
    cancelled: usePages("tasks:cancelled", fewFinished)
  }
  const statusOf = (key: string): Status | undefined =>
    by() === "status" ? statuses.find((status) => status === key) : undefined
  const pagesOf = (key: string) => {
    const status = statusOf(key)
    return status === "done" || status === "cancelled" ? finished[status] : undefined
  }
  return {
    ready: () => listed.state() !== "loading" && active.ready() && finished.done.ready() && finished.cancelled.ready(),
    allCount: () => statuses.reduce((n, status) => n + live.countOf(`tasks:${status}`), 0),
    /** Finished tasks that are not loaded are counted too, unless there is a filter: the server counts without it. */
    countOf: (key: string) => {
      const status = statusOf(key)
      if (status === undefined || !isOver(status) || isFiltered(listed.filter())) return list.idsOf(key).length
      return Math.max(live.countOf(`tasks:${status}`), list.idsOf(key).length)
    },
    /** Loads more of the finished tasks; null when all are loaded. */
    moreOf: (key: string) => {
      const pages = pagesOf(key)
      return pages?.hasMore() === true ? pages.more : null
    }
  }
}
export type TaskPages = ReturnType<typeof useTaskPages>
