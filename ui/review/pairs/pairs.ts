/** The statements that a proposal ends or denies, and the proposal that replaces it. Pure. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { DraftLink } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { draftTitleOf } from "../draft/draft.ts"

export interface StatementPair {
  readonly relation: DraftLink | "replacedBy"
  /** The id of the other statement, or of its proposal. */
  readonly id: string
  /** `A-12`; empty for a proposal. */
  readonly label: string
  readonly text: string
  /** Null for a known statement: its quotes must be fetched. */
  readonly quotes: ReadonlyArray<Quote> | null
}

/** A statement that the reader may not see makes no pair. */
export const pairsOf = (
  { draft }: ProposalRow,
  known: Pick<Lookup, "atom" | "proposal">
): ReadonlyArray<StatementPair> => {
  if (draft.kind !== "atom") return []
  const linked = (draft.links ?? []).flatMap(({ relation, to }): ReadonlyArray<StatementPair> => {
    const atom = known.atom(to)
    return atom === undefined
      ? []
      : [{ relation, id: to, label: labelOf("atom", atom.number), text: atom.text, quotes: null }]
  })
  const other = draft.status === "replaced" ? known.proposal(draft.replacedBy ?? "") : undefined
  if (other === undefined) return linked
  const replacing = { relation: "replacedBy", id: other.id, label: "", text: draftTitleOf(other.draft) } as const
  return [...linked, { ...replacing, quotes: other.evidence }]
}
