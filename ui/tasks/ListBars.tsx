/** The bars over the tasks, on the list and on the board: the views with their tools, and the chosen filters. */
import type { TasksPage } from "./createTasksPage.ts"
import { FilterBar } from "./filter/FilterBar.tsx"
import type { TaskPages } from "./useTaskPages.ts"
import { ViewBar } from "./views/ViewBar.tsx"

export function ListBars(props: { readonly of: TasksPage; readonly pages: TaskPages }) {
  const { place, listed, list, rows, by } = props.of
  return (
    <>
      <ViewBar listed={listed} rows={rows()} by={by()} place={place} />
      <FilterBar
        filter={listed.filter()}
        rows={rows()}
        shown={list.count()}
        all={props.pages.allCount()}
        onFilter={listed.setFilter}
      />
    </>
  )
}
