/** Turns announced rows into the rows of the API. */
import { atomRow } from "../../models/knowledge/atoms.ts"
import { proposalRow } from "../../models/knowledge/proposals.ts"
import { extractionRow } from "../../models/jobs/extractions.ts"
import { runRow } from "../../models/jobs/runs.ts"
import { topicRow } from "../../models/knowledge/topics.ts"
import { messageRow } from "../../models/messages/messages.ts"
import { noticeRow } from "../../models/notices/notices.ts"
import { type Person, personRow } from "../../models/people.ts"
import { taskRow } from "../../models/tasks.ts"
import type { Row } from "../../postgres.ts"
import { audienceOf } from "../../projection.ts"
import { type RowDeclaration, wireRow } from "../../row.ts"

export const viewNames = [
  "tasks",
  "messages",
  "people",
  "proposals",
  "topics",
  "atoms",
  "extractions",
  "runs",
  "counts",
  "notices"
] as const
export type ViewName = (typeof viewNames)[number]

type Declaration = Pick<RowDeclaration<object, Row>, "columns" | "wire">
const declarations = {
  tasks: taskRow,
  messages: messageRow,
  people: personRow,
  proposals: proposalRow,
  topics: topicRow,
  atoms: atomRow,
  extractions: extractionRow,
  runs: runRow,
  notices: noticeRow
} satisfies { readonly [View in Exclude<ViewName, "counts">]: Declaration }
const byView: { readonly [view: string]: Declaration } = declarations

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
  return declaration === undefined ? row : wireRow(declaration, row)
}
