/** The state of a page with tasks, for the list and for the board: its rows, its selection and its verbs. */
import { createMemo } from "solid-js"
import { useLive } from "../sync/live.tsx"
import { createArrived, useWindow } from "../sync/useWindow.ts"
import { createListed } from "./views/createListed.ts"
import { namedRows } from "./filter/fieldValues.ts"
import { createTaskList } from "./groups/createTaskList.ts"
import { groupingOf, groupKeys } from "./groups/grouping.ts"
import { placingOwn } from "./groups/placingOwn.ts"
import { focusedTask, focusTask } from "./row/focusRows.ts"
import { createActs } from "./select/createActs.ts"
import { createSelection } from "./select/createSelection.ts"
import { rowPortOf } from "./select/rowPortOf.ts"
import { createViewActs } from "./views/createViewActs.ts"

/** @param page the element with the rows */
export const createTasksPage = (place: "list" | "board", page: () => HTMLElement) => {
  const followed = useLive()
  const listed = createListed((id) => followed.views.savedViews.shown(id), createArrived([useWindow("savedViews")]))
  const views = createViewActs(followed, listed, place)
  const rows = createMemo(() => namedRows(followed))
  const by = createMemo(() => groupingOf(listed.group()))
  const list = createTaskList(
    followed.views.tasks.table,
    () => ({
      filter: listed.filter(),
      order: listed.order(),
      by: by(),
      // Without its filter no task is listed.
      keys: listed.state() === "shown" ? groupKeys(by(), idsOfRows(rows()), place) : []
    }),
    followed.session.actor
  )
  /** A card that goes to another column keeps the focus, also when its move is undone. */
  const placeCards = () => {
    const focused = focusedTask()
    list.showNew()
    if (focused !== undefined) queueMicrotask(() => focusTask(page(), focused))
  }
  const live = place === "board" ? placingOwn(followed, placeCards) : followed
  const selection = createSelection(list.ids)
  const acts = createActs({ live, page, selection })
  const port = rowPortOf(live, selection)
  return { place, live, listed, views, rows, by, list, selection, acts, port }
}
export type TasksPage = ReturnType<typeof createTasksPage>

const idsOfRows = ({ people, topics }: ReturnType<typeof namedRows>) => ({
  people: people.map(({ id }) => id),
  topics: topics.map(({ id }) => id)
})
