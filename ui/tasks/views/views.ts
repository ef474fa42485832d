/** Named filters. A view is the address of a list: its filter, its order and its groups. Pure. */
import { fromQuery, type ListQuery, type ListFilter, toQuery } from "../filter/filter.ts"

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: ListQuery
}

/** The views that everybody has. Their names are words. */
export const fixedViews = [
  { id: "all", query: {} },
  { id: "mine", query: { assignee: "me" } },
  { id: "week", query: { due: "late,week" } }
] as const satisfies ReadonlyArray<{ readonly id: string; readonly query: ListQuery }>

/** Whether a list is filtered as a view says. Its order and its groups may differ. */
export const isView = (filter: ListFilter, view: ListQuery): boolean =>
  JSON.stringify(toQuery({ ...filter, hidden: false })) === JSON.stringify(toQuery(fromQuery(view)))

/** The address of a query, with its `?`; empty for the list as it is first. */
export const queryText = (query: ListQuery): string => {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
  return params.size === 0 ? "" : `?${params}`
}
