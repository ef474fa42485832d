import type { TaskRow } from "../../gateways/contract.ts"

/** Requests a change of the task on the page, and shows it at once. */
export type TaskAct = (verb: string, change: Partial<TaskRow>, body?: unknown) => void
