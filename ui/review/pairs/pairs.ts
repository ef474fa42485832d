/** The statements and proposals that a proposal ends or denies, and the proposals that do the same to it. Pure. */
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { DraftLink } from "../../../domain/values.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { labelOf } from "../../knowledge/names/labels.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { draftTitleOf } from "../draft/draft.ts"

export interface StatementPair {
  readonly relation: DraftLink | "replacedBy" | "closedBy"
  /** The id of the other statement, or of its proposal. */
  readonly id: string
  /** `A-12`; empty for a proposal. */
  readonly label: string
  readonly text: string
  /** Null for a known statement: its quotes must be fetched. */
  readonly quotes: ReadonlyArray<Quote> | null
}

/**
 * A statement that the reader may not see makes no pair.
 *
 * @param others the other proposals, of which those that end or deny this one make pairs too
 */
export const pairsOf = (
  { id, draft }: ProposalRow,
  known: Pick<Lookup, "atom" | "proposal">,
  others: ReadonlyArray<ProposalRow> = []
): ReadonlyArray<StatementPair> => {
  if (draft.kind !== "atom") return []
  const linked = (draft.links ?? []).flatMap(({ relation, to }): ReadonlyArray<StatementPair> => {
    const atom = known.atom(to)
    if (atom !== undefined)
      return [{ relation, id: to, label: labelOf("atom", atom.number), text: atom.text, quotes: null }]
    const other = known.proposal(to)
    return other === undefined ? [] : [pairWith(other, relation)]
  })
  const replacing = draft.status === "replaced" ? known.proposal(draft.replacedBy ?? "") : undefined
  const pairs = [
    ...linked,
    ...(replacing === undefined ? [] : [pairWith(replacing, "replacedBy")]),
    ...others.filter(isUndecided).flatMap((other) => linksTo(id, other).map((link) => pairWith(other, backwards[link])))
  ]
  return [...new Map(pairs.map((pair) => [`${pair.relation} ${pair.id}`, pair])).values()]
}

/** The relation as the other side has it. */
const backwards = { closes: "closedBy", replaces: "replacedBy", contradicts: "contradicts" } as const satisfies {
  readonly [L in DraftLink]: StatementPair["relation"]
}

const isUndecided = ({ status }: ProposalRow) => status === "open" || status === "snoozed"

const linksTo = (id: string, { draft }: ProposalRow): ReadonlyArray<DraftLink> =>
  draft.kind === "atom" ? (draft.links ?? []).filter(({ to }) => to === id).map(({ relation }) => relation) : []

const pairWith = ({ id, draft, evidence }: ProposalRow, relation: StatementPair["relation"]): StatementPair => ({
  relation,
  id,
  label: "",
  text: draftTitleOf(draft),
  quotes: evidence
})
