/**
 * Topics, statements, tasks and people by id. A topic may be proposed only, or may have been merged into another one.
 */
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { AtomRow, ProposalRow, TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { Live } from "../../sync/live.tsx"

export interface NamedTopic {
  readonly id: string
  readonly name: string
  /** It still needs a decision. */
  readonly proposed: boolean
}
type Get<Row> = (id: string) => Row | undefined
export interface Lookup {
  readonly nameOf: (actor: string) => string
  readonly topic: (id: string) => NamedTopic | null
  readonly atom: Get<AtomRow>
  readonly task: Get<TaskLine>
  readonly proposal: Get<ProposalRow>
}

/** Longest chain of merged topics that is followed, so that a circle ends. */
const longestChain = 20

export const lookupOf = (rows: {
  readonly nameOf: (actor: string) => string
  readonly topics: Get<TopicRow>
  readonly atoms: Get<AtomRow>
  readonly tasks: Get<TaskLine>
  readonly proposals: Get<ProposalRow>
}): Lookup => {
  const topic = (id: string, left: number): NamedTopic | null => {
    const row = rows.topics(id)
    if (row !== undefined && row.into !== null && left > 0) return topic(row.into, left - 1)
    if (row !== undefined) return { id, name: row.name, proposed: false }
    const proposal = rows.proposals(id)
    // A rejected topic does not count: the proposals under it have no topic.
    if (proposal?.draft.kind !== "topic" || proposal.status === "rejected") return null
    if (proposal.into !== null && left > 0) return topic(proposal.into, left - 1)
    return { id, name: proposal.draft.name, proposed: true }
  }
  return {
    nameOf: rows.nameOf,
    topic: (id) => topic(id, longestChain),
    atom: rows.atoms,
    task: rows.tasks,
    proposal: rows.proposals
  }
}

/** Looks in the followed views. */
export const lookupIn = ({ nameOf, views: { topics, atoms, tasks, proposals } }: Pick<Live, "nameOf" | "views">) =>
  lookupOf({ nameOf, topics: topics.shown, atoms: atoms.shown, tasks: tasks.shown, proposals: proposals.shown })
