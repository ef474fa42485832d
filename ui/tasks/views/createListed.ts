/** The filter, the order and the groups of a list, kept in the address of the page. A saved view is named by its id. */
import type { Order } from "../../../domain/savedViews/listVocabulary.ts"
import { useSearchParams } from "@solidjs/router"
import { createEffect, createMemo, on } from "solid-js"
import {
  changedParams,
  isChangedFrom,
  hasParams,
  keptParams,
  type SavedViewRow,
  shownQuery,
  unchangedParams
} from "./views.ts"
import { fromQuery, type ListQuery, type ListFilter, toQuery } from "../filter/filter.ts"
import { orderOf } from "../filter/order.ts"
import { createOpenView } from "./createOpenView.ts"

/**
 * @param viewOf the saved view with an id, if this person may see it
 * @param arrived true once all saved views of this person are known
 */
export const createListed = (viewOf: (id: string) => SavedViewRow | undefined, arrived: () => boolean) => {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const open = createOpenView(() => ({ ...params }), viewOf, arrived)
  const { viewId, view } = open
  const query = createMemo((): ListQuery => shownQuery({ ...params }, open.lastSeen()))
  const put = (next: ListQuery) => setParams(next, { replace: true, scroll: false })
  const set = (change: ListQuery) => put(changedParams(query(), change, view()))
  /** True when the list differs from its saved view. */
  const isChanged = createMemo(() => {
    const saved = view()
    return saved !== undefined && isChangedFrom(query(), saved)
  })
  // An address without parameters shows the view with its later changes.
  createEffect(() => {
    if (view() !== undefined && !isChanged() && hasParams({ ...params })) put(unchangedParams)
  })
  createEffect(
    on(view, (now, before) => {
      if (now !== undefined) return void open.arrive(now.id)
      // The view was deleted or made private while it was open: a reload shows the same list.
      if (before?.id === viewId() && before !== undefined && !hasParams({ ...params })) put(keptParams(before))
    })
  )
  return {
    query,
    state: open.state,
    isGone: open.isGone,
    viewId,
    /** The saved view that is open. */
    view,
    isChanged,
    filter: createMemo(() => fromQuery(query())),
    order: (): Order => orderOf(query()["sort"]),
    /** The name of the grouping, as `groupingOf` reads it. */
    group: () => query()["group"],
    setFilter: (filter: ListFilter) => set(toQuery(filter)),
    setOrder: (order: Order) => set({ sort: order === "newest" ? undefined : order }),
    setGroup: (group: string) => set({ group: group === "status" ? undefined : group }),
    /** Opens a view that has this filter, order and groups. */
    openSaved: (id: string) => {
      open.expect(id)
      put({ view: id })
    },
    /** Leaves the view, and shows this list. */
    closeSaved: (list: ListQuery) => put({ ...list, view: undefined }),
    /** Shows the saved view without the person's changes. */
    showSaved: () => put(unchangedParams)
  }
}
export type ListSettings = ReturnType<typeof createListed>
