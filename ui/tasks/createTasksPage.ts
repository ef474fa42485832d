/** The state of a page with tasks, for the list and for the board: its rows, its selection and its verbs. */
import { createMemo } from "solid-js"
import { isOver } from "../parts/status.ts"
import { type Live, useLive } from "../sync/live.tsx"
import { sendOnTask } from "../task/undo/sendOnTask.ts"
import { createListed } from "./filter/createListed.ts"
import { namedRows } from "./filter/fieldValues.ts"
import { createTaskList } from "./groups/createTaskList.ts"
import { groupingOf, groupKeys } from "./groups/grouping.ts"
import type { RowPort } from "./row/rowPort.ts"
import { createActs } from "./select/createActs.ts"
import { createSelection } from "./select/createSelection.ts"

/** @param page the element with the rows */
export const createTasksPage = (place: "list" | "board", page: () => HTMLElement) => {
  const followed = useLive()
  const listed = createListed()
  const rows = createMemo(() => namedRows(followed))
  const by = createMemo(() => groupingOf(listed.group()))
  const list = createTaskList(
    followed.views.tasks.table,
    () => ({
      filter: listed.filter(),
      order: listed.order(),
      by: by(),
      keys: groupKeys(by(), idsOfRows(rows()), place)
    }),
    followed.session.actor
  )
  const live = place === "board" ? placingOwn(followed, list.showNew) : followed
  const selection = createSelection(list.ids)
  const acts = createActs({ live, page, selection })
  const port: RowPort = {
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
  }
  return { live, listed, rows, by, list, selection, acts, port }
}
export type TasksPage = ReturnType<typeof createTasksPage>

const idsOfRows = ({ people, topics }: ReturnType<typeof namedRows>) => ({
  people: people.map(({ id }) => id),
  topics: topics.map(({ id }) => id)
})

/**
 * Shows each change by this person in its new place at once, also while the board is held, and a refused one in the old
 * place again.
 */
const placingOwn = (live: Live, place: () => void): Live => ({
  ...live,
  act: async (id, change, request) => {
    const sent = live.act(id, change, request)
    place()
    const receipt = await sent
    if (receipt === null) place()
    return receipt
  }
})
