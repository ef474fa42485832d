/** What ids stand for: topics that may be only proposed, or merged since; atoms, tasks, people. */
import type { TaskRow } from "../../gateways/contract.ts"
import type { AtomRow, ProposalRow, TopicRow } from "../../gateways/contract/knowledge.ts"

export interface TopicName {
  readonly id: string
  readonly name: string
  /** It waits for a decision yet. */
  readonly proposed: boolean
}
type Get<Row> = (id: string) => Row | undefined
export interface Lookup {
  readonly nameOf: (actor: string) => string
  readonly topic: (id: string) => TopicName | null
  readonly atom: Get<AtomRow>
  readonly task: Get<TaskRow>
  readonly proposal: Get<ProposalRow>
}

/** A merge leads on to another topic; nothing leads on for ever. */
const longestChain = 20

export const lookup = (rows: {
  readonly nameOf: (actor: string) => string
  readonly topics: Get<TopicRow>
  readonly atoms: Get<AtomRow>
  readonly tasks: Get<TaskRow>
  readonly proposals: Get<ProposalRow>
}): Lookup => {
  const topic = (id: string, left: number): TopicName | null => {
    const row = rows.topics(id)
    if (row !== undefined)
      return row.into !== null && left > 0 ? topic(row.into, left - 1) : { id, name: row.name, proposed: false }
    const proposal = rows.proposals(id)
    // What was rejected names nothing: whatever was to be filed under it is filed under none.
    if (proposal?.draft.kind !== "topic" || proposal.status === "rejected") return null
    return proposal.into !== null && left > 0
      ? topic(proposal.into, left - 1)
      : { id, name: proposal.draft.name, proposed: true }
  }
  return {
    nameOf: rows.nameOf,
    topic: (id) => topic(id, longestChain),
    atom: rows.atoms,
    task: rows.tasks,
    proposal: rows.proposals
  }
}
