/** Named lists. A view is opened by an address: that of a fixed view is its query, that of a saved one has its id. Pure. */
import { filterFields, type ViewPlace } from "../../../domain/savedViews/listVocabulary.ts"
import type { SavedList } from "../../../domain/savedViews/savedList.ts"
import { atLeast } from "../../../domain/roles.ts"
import type { Role } from "../../../domain/values.ts"
import type { Lines } from "../../../gateways/contract/lines.ts"
import { fromQuery, type ListQuery, type ListFilter, toQuery } from "../filter/filter.ts"
import { orderOf } from "../filter/order.ts"
import { groupingOf } from "../groups/grouping.ts"

export type SavedViewRow = Lines["savedViews"]

/** The views that each person has. Their names are words of the catalogue. */
export const fixedViews = [
  { id: "all", query: {} },
  { id: "mine", query: { assignee: "me" } },
  { id: "week", query: { due: "late,week" } }
] as const satisfies ReadonlyArray<{ readonly id: string; readonly query: ListQuery }>

/** True when a list has the filter of a view. Its order and its groups may differ. */
export const isView = (filter: ListFilter, view: ListQuery): boolean =>
  JSON.stringify(toQuery({ ...filter, hidden: false })) === JSON.stringify(toQuery(fromQuery(view)))

/** The address of a query, with its `?`; empty for the default list. */
export const queryText = (query: ListQuery): string => {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
  return params.size === 0 ? "" : `?${params}`
}

const paths: { readonly [P in ViewPlace]: string } = { list: "/tasks", board: "/board" }
export const placePath = (place: ViewPlace): string => paths[place]
/** The address of a saved view. It shows the present version of the view. */
export const viewHref = ({ id, place }: Pick<SavedViewRow, "id" | "place">): string => `${placePath(place)}?view=${id}`

/** The parameters of a list in the address. */
const listParams = [...filterFields, "q", "hidden", "sort", "group"] as const

/** Every parameter of a list; undefined removes one from the address. */
const only = (query: ListQuery): ListQuery => Object.fromEntries(listParams.map((name) => [name, query[name]]))
/** Sets a missing order or grouping to its default. */
const complete = (query: ListQuery): ListQuery => ({
  ...only(toQuery(fromQuery(query))),
  sort: orderOf(query["sort"]),
  group: groupingOf(query["group"])
})
const isSameQuery = (a: ListQuery, b: ListQuery) => JSON.stringify(complete(a)) === JSON.stringify(complete(b))

const queryOf = (view: SavedList): ListQuery => complete({ ...toQuery(view), sort: view.order, group: view.grouping })

/** The parameters that keep the list of a view without the view. */
export const keptParams = (view: SavedList): ListQuery => queryOf(view)

/** The query of a list: the one of its saved view, unless the address has parameters of its own. */
export const shownQuery = (params: ListQuery, view: SavedList | undefined): ListQuery =>
  view === undefined || hasParams(params) ? params : queryOf(view)

/** True when a list differs from its saved view. */
export const isChangedFrom = (query: ListQuery, view: SavedList): boolean => !isSameQuery(query, queryOf(view))

/** The parameters after a change. With a saved view all are set: an address without parameters shows the view itself. */
export const changedParams = (query: ListQuery, change: ListQuery, view: SavedList | undefined): ListQuery =>
  view === undefined ? change : complete({ ...query, ...change })
/** The parameters of a saved view that is shown without a change. */
export const unchangedParams: ListQuery = only({})
/** True when the address has a parameter of the list. */
export const hasParams = (params: ListQuery): boolean => listParams.some((name) => params[name] !== undefined)

/** The shown list in the form in which it is saved. */
export const savedListOf = (query: ListQuery, place: ViewPlace): SavedList => ({
  place,
  ...fromQuery(query),
  order: orderOf(query["sort"]),
  grouping: groupingOf(query["group"])
})

/** The views in the order of the person, then the person's other own views, then those of others, each by name. */
export const inViewOrder = (
  views: ReadonlyArray<SavedViewRow>,
  me: string,
  order: ReadonlyArray<string> = []
): ReadonlyArray<SavedViewRow> => {
  const places = new Map(order.map((id, at) => [id, at]))
  const placeOf = ({ id }: SavedViewRow) => places.get(id) ?? order.length
  return views.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      Number(b.savedBy === me) - Number(a.savedBy === me) ||
      names.compare(a.name, b.name) ||
      a.id.localeCompare(b.id)
  )
}
const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" })

/** The ids with one of them at another place. */
export const withMoved = (ids: ReadonlyArray<string>, id: string, place: number): ReadonlyArray<string> => {
  const others = ids.filter((each) => each !== id)
  return others.toSpliced(Math.max(0, place), 0, id)
}

/** True when a person may rename, change and delete a view. The server checks it again. */
export const mayChange = (view: SavedViewRow, me: string, role: Role | null): boolean =>
  view.savedBy === me || (view.shared && atLeast(role, "admin"))
