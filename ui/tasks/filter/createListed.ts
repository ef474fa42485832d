/** The filter, the order and the groups of a list, kept in the address of the page. */
import type { Order } from "../../../domain/savedViews/listed.ts"
import { useSearchParams } from "@solidjs/router"
import { createMemo } from "solid-js"
import { fromQuery, type ListQuery, type ListFilter, toQuery } from "./filter.ts"
import { orderOf } from "./order.ts"

export const createListed = () => {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const query = (): ListQuery => params
  const set = (change: ListQuery) => setParams(change, { replace: true, scroll: false })
  return {
    query,
    filter: createMemo(() => fromQuery(query())),
    order: (): Order => orderOf(query()["sort"]),
    /** The name of the grouping; its folder reads it. */
    group: () => query()["group"],
    setFilter: (filter: ListFilter) => set(toQuery(filter)),
    setOrder: (order: Order) => set({ sort: order === "newest" ? undefined : order }),
    setGroup: (group: string) => set({ group: group === "status" ? undefined : group })
  }
}
export type ListSettings = ReturnType<typeof createListed>
