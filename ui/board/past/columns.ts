/** The columns of a board of the past: the tasks as they were, with the filter and the groups of the board. Pure. */
import type { Grouping } from "../../../domain/savedViews/listVocabulary.ts"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import { type FilterContext, isSnoozed, type ListFilter, passes } from "../../tasks/filter/filter.ts"
import { isBoardColumn } from "../../tasks/groups/isBoardColumn.ts"
import { groupsOf, isListedUnder, noGroup } from "../../tasks/groups/grouping.ts"

export interface PastTasks<Row> {
  readonly key: string
  readonly rows: ReadonlyArray<Row>
}

/** @param keys the columns in their order @param context the moment of the board */
export const pastColumns = <Row extends TaskLine>(
  rows: ReadonlyArray<Row>,
  by: Grouping,
  keys: ReadonlyArray<string>,
  filter: ListFilter,
  context: FilterContext
): ReadonlyArray<PastTasks<Row>> => {
  const pass = passes(filter, context)
  const named = (filter.fields.status?.values.length ?? 0) > 0
  const listed = rows.filter(
    (row) => pass(row) && (filter.hidden || !isSnoozed(row, context)) && (named || isListedUnder(by, row))
  )
  const byKey = new Map(keys.map((key) => [key, [] as Array<Row>]))
  // A person or a topic that has gone since has no column of its own.
  for (const row of listed) for (const key of groupsOf(row, by)) (byKey.get(key) ?? byKey.get(noGroup))?.push(row)
  return [...byKey].flatMap(([key, found]) =>
    isBoardColumn(by, key, filter, found.length > 0) ? [{ key, rows: found }] : []
  )
}
