/** The bars over the tasks, on the list and on the board: the views with their tools, and the chosen filters. */
import { Show } from "solid-js"
import { Note } from "../parts/show/Note.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { words } from "../words/words.ts"
import type { TasksPage } from "./createTasksPage.ts"
import { FilterBar } from "./filter/FilterBar.tsx"
import type { TaskPages } from "./useTaskPages.ts"
import { inViewOrder } from "./views/views.ts"
import { ViewBar } from "./views/ViewBar.tsx"

export function ListBars(props: {
  readonly of: TasksPage
  readonly pages: TaskPages
  /** The number of tasks when they are not those of the present. */
  readonly past?: { readonly shown: number; readonly all: number } | undefined
}) {
  const { live, place, listed, views, list, rows, by } = props.of
  const saved = useWindow("savedViews")
  const isGone = () => {
    const id = listed.viewId()
    return id !== null && id !== views.saved() && listed.view() === undefined && saved.answered()
  }
  return (
    <>
      <ViewBar
        listed={listed}
        saved={inViewOrder(live.views.savedViews.all(), views.me)}
        acts={views}
        rows={rows()}
        by={by()}
        place={place}
      />
      <Show when={isGone()}>
        <Note tone="warn">{words.t("viewGone")}</Note>
      </Show>
      <FilterBar
        filter={listed.filter()}
        rows={rows()}
        shown={props.past?.shown ?? list.count()}
        all={props.past?.all ?? props.pages.allCount()}
        onFilter={listed.setFilter}
      />
    </>
  )
}
