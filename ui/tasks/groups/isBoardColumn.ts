/** The groups that the board shows as columns. Pure. */
import type { Grouping } from "../../../domain/savedViews/listVocabulary.ts"
import type { ListFilter } from "../filter/filter.ts"
import { noGroup } from "./grouping.ts"

/**
 * Of statuses and priorities every column is shown, also an empty one, but cancelled tasks only while the filter names them.
 * A team has many people and topics: only those with tasks are shown.
 */
export const isBoardColumn = (by: Grouping, key: string, filter: ListFilter, hasTasks: boolean): boolean => {
  if (key === "cancelled" && by === "status") return filter.fields.status?.values.includes(key) === true
  return hasTasks || (key !== noGroup && (by === "status" || by === "priority"))
}
