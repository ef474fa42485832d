/** Facts that follow from a task's status. Pure. */
import type { Status } from "../../domain/values.ts"

/** True when the task is done or cancelled. */
export const isOver = (status: Status): boolean => status === "done" || status === "cancelled"
