/** The bars over the tasks, on the list and on the board: the views with their tools, and the chosen filters. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { Note } from "../parts/show/Note.tsx"
import { words } from "../words/words.ts"
import type { TasksPage } from "./createTasksPage.ts"
import { FilterBar } from "./filter/FilterBar.tsx"
import type { TaskPages } from "./useTaskPages.ts"
import { placePath } from "./views/views.ts"
import { createViewOrder } from "./views/createViewOrder.ts"
import { ViewBar } from "./views/bar/ViewBar.tsx"

export function ListBars(props: {
  readonly of: TasksPage
  readonly pages: TaskPages
  /** The number of tasks when they are not those of the present. */
  readonly past?: { readonly shown: number; readonly all: number } | undefined
}) {
  const { live, place, listed, views, list, rows, by } = props.of
  const order = createViewOrder(live)
  return (
    <>
      <ViewBar listed={listed} acts={views} order={order} rows={rows()} by={by()} place={place} />
      <Show when={listed.isGone() && listed.state() === "shown"}>
        <Note
          tone="warn"
          action={
            <A class="btn sm" href={placePath(place)}>
              {words.t("showAllTasks")}
            </A>
          }
        >
          {words.t("viewGoneKept")}
        </Note>
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
