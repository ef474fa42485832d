/** The filter of the loaded messages. Pure. */
import type { MessageRow } from "../../../gateways/contract.ts"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"
import { nothingOf } from "../outcome/ends.ts"

/** `became`: led to a task, to knowledge, or to an open proposal. `waits`: not processed yet. */
export const saidFilters = ["all", "became", "waits"] as const
export type SaidFilter = (typeof saidFilters)[number]

/** A message whose outcome is not known yet is listed under `all` only. */
export const isListed = (
  filter: SaidFilter,
  message: Pick<MessageRow, "tasks" | "redacted">,
  outcome: MessageOutcome | undefined
): boolean => {
  if (filter === "all") return true
  if (message.redacted) return false
  if (filter === "became" && message.tasks.length > 0) return true
  if (outcome === undefined) return false
  const nothing = nothingOf(message, outcome)
  return filter === "became" ? nothing === null : nothing === "waits"
}
