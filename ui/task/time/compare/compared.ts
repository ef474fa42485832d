/** The properties of the parts that compare a task with the past. */
import type { TaskRow } from "../../../../gateways/contract.ts"
import type { ComparedField } from "./differences.ts"

export interface Compared {
  readonly past: TaskRow
  readonly now: TaskRow
  readonly differing: ReadonlyArray<ComparedField>
  readonly mayAct: boolean
  readonly onRestore: (field: ComparedField) => void
}
