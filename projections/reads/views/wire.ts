/** The views, and how announced rows become the rows of the API. */
import { atomRow } from "../../models/knowledge/atoms.ts"
import { proposalRow } from "../../models/knowledge/proposals.ts"
import { extractionRow } from "../../models/jobs/extractions.ts"
import { runRow } from "../../models/jobs/runs.ts"
import { topicRow } from "../../models/knowledge/topics.ts"
import { messageRow } from "../../models/messages/messages.ts"
import { noticeRow } from "../../models/notices/notices.ts"
import { type Person, personRow } from "../../models/people.ts"
import { savedViewRow } from "../../models/team/savedViews.ts"
import { viewOrderRow } from "../../models/team/viewOrders.ts"
import { taskRow } from "../../models/tasks.ts"
import type { Row } from "../../postgres.ts"
import { audienceOf } from "../../projection.ts"
import { type RowDeclaration, wireRow } from "../../row.ts"

/**
 * The views, each with the declaration of its rows. This is the one list of them: the rows of the contract, the windows and
 * the lanes take their views from it. `counts` has no table of its own.
 */
const viewRows = {
  tasks: taskRow,
  messages: messageRow,
  people: personRow,
  proposals: proposalRow,
  topics: topicRow,
  atoms: atomRow,
  extractions: extractionRow,
  runs: runRow,
  counts: null,
  notices: noticeRow,
  savedViews: savedViewRow,
  viewOrders: viewOrderRow
} as const
type ViewRows = typeof viewRows
export type ViewName = keyof ViewRows
// The cast: the object has these keys only.
export const viewNames = Object.keys(viewRows) as ReadonlyArray<ViewName>

/** The row of a view in the API. */
export type ViewRow<V extends ViewName> = ViewRows[V] extends { readonly wire: { readonly Type: infer Row } }
  ? Row
  : never

type Declaration = Pick<RowDeclaration<object, Row>, "columns" | "wire">
const byView: { readonly [view: string]: Declaration | null } = viewRows

/**
 * The audiences whose readers get a changed row. A person has several, and a merged person none: readers see the survivor.
 */
export const lanesOf = (view: string, row: Row): ReadonlyArray<string> => {
  // The row of a watched thing is not a notice.
  if (view === "notices" && row["watched"] !== null) return []
  if (view !== "people") return [audienceOf(row)]
  if (row["mergedInto"] !== null) return []
  // A person sees the own row.
  return [...new Set([...((row["known"] as Person["known"] | undefined) ?? []), String(row["id"])])]
}

/** Leaves the rows of a read model that is not a view as they are. */
export const wireRowOf = (view: string, row: Row): Row => {
  const declaration = byView[view]
  return declaration === undefined || declaration === null ? row : wireRow(declaration, row)
}
