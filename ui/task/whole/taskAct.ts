import type { Receipt, TaskRow } from "../../../gateways/contract.ts"

/**
 * Requests a change of the task on the page, and shows it at once. Null after a refusal, which the person has then seen.
 *
 * @param key the idempotency key of the intent; a new one by default
 */
export type TaskAct = (verb: string, change: Partial<TaskRow>, body?: unknown, key?: string) => Promise<Receipt | null>
