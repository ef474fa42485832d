/** Facts that follow from a task's status. Pure. */
import type { Status } from "../../domain/values.ts"

/** Whether the work has ended, one way or the other. */
export const isOver = (status: Status): boolean => status === "done" || status === "cancelled"
