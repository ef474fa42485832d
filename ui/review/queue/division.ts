/** Divides the proposals of the queue into those to decide first, weaker ones, and those that the chat has finished. Pure. */
import type { ItemStatus } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"

/** The state of the matter of a proposed statement; null for a topic and a task. */
export const statusOf = ({ draft }: ProposalRow): ItemStatus | null =>
  draft.kind === "atom" ? (draft.status ?? "open") : null

/** True for a statement whose matter seems to have ended. */
export const isEnded = (row: ProposalRow): boolean => (statusOf(row) ?? "open") !== "open"

export type QueuePart = "first" | "weaker" | "ended"
type Division = { readonly [P in QueuePart]: ReadonlyArray<ProposalRow> }

/**
 * A topic is weaker only if no statement under it is to be decided first.
 *
 * @param partOf the part of a proposal that was shown before
 */
export const divide = (
  rows: ReadonlyArray<ProposalRow>,
  partOf: (id: string) => QueuePart | undefined = () => undefined
): Division => {
  const open = rows.filter((row) => !isEnded(row))
  const needed: ReadonlySet<string> = new Set(
    open.flatMap(({ draft, band }) =>
      draft.kind === "atom" && band !== "weak" && draft.topic !== null ? [draft.topic] : []
    )
  )
  const fresh = (row: ProposalRow): QueuePart => {
    if (isEnded(row)) return "ended"
    return row.band === "weak" && !needed.has(row.id) ? "weaker" : "first"
  }
  const parts = Map.groupBy(rows, (row) => partOf(row.id) ?? fresh(row))
  return { first: parts.get("first") ?? [], weaker: parts.get("weaker") ?? [], ended: parts.get("ended") ?? [] }
}
