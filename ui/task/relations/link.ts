/** The links of a task to other tasks. */
import type { TaskRow } from "../../../gateways/contract.ts"

export type RelatedTask = TaskRow["links"][number]
export const relations = ["subtask", "blocks", "duplicate"] as const satisfies ReadonlyArray<RelatedTask["relation"]>
