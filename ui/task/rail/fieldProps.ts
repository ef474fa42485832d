/** The properties that every field of a task has. */
import type { TaskRow } from "../../../gateways/contract.ts"
import type { TaskAct } from "../whole/taskAct.ts"

export interface FieldProps {
  readonly task: TaskRow
  readonly mayAct: boolean
  readonly act: TaskAct
}
type Suggested = TaskRow["suggested"][number]

/** The fields that are still only suggested once a person has set one. */
export const confirmed = (task: TaskRow, field: Suggested) => task.suggested.filter((each) => each !== field)
