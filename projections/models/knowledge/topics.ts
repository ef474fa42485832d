/** The headings that knowledge is filed under, as they are now. */
import type { ActorId, ProposalId, TopicId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import { type At, idOf, type Projection } from "../../projection.ts"

export interface Topic {
  /** `K-n`: the nth topic of the log. */
  readonly number: number
  readonly name: string
  readonly summary: string
  readonly status: "standing" | "archived" | "merged"
  readonly into: TopicId | null
  /** The proposals whose quotes prove it; the first one made it. */
  readonly proposals: ReadonlyArray<ProposalId>
  readonly audience: Audience
  readonly createdBy: ActorId
  readonly createdAt: string
  readonly updatedAt: string
}

export const topics: Projection<Topic> = {
  name: "topics",
  version: 1,
  columns: {
    number: "integer NOT NULL",
    name: { type: "text NOT NULL", personal: true },
    summary: { type: "text NOT NULL", personal: true },
    status: "text NOT NULL",
    into: "text",
    proposals: "jsonb NOT NULL",
    audience: "text NOT NULL",
    createdBy: "text NOT NULL",
    createdAt: "text NOT NULL",
    updatedAt: "text NOT NULL"
  },
  indexes: [
    "(number)",
    "(seq)",
    `("into")`,
    "using gin (to_tsvector('simple', name || ' ' || summary))",
    "using gin (lower(name || ' ' || summary) gin_trgm_ops)"
  ],
  versions: true,
  streamed: true,
  keys: (_, commit) => (commit.subject.startsWith("evt.topic.") ? [idOf(commit)] : []),
  begins: "TopicCreated",
  rows: {
    TopicCreated: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        name: event.name,
        summary: event.summary,
        status: "standing",
        into: null,
        proposals: [event.proposal],
        audience: event.audience,
        createdBy: commit.actor,
        createdAt: commit.at,
        updatedAt: commit.at
      }
    }),
    TopicRenamed: ({ name }, at) => changed(at, () => ({ name })),
    TopicDescribed: ({ summary }, at) => changed(at, () => ({ summary })),
    TopicMerged: ({ into }, at) => changed(at, () => ({ status: "merged", into })),
    TopicArchived: (_, at) => changed(at, () => ({ status: "archived" })),
    TopicRestored: (_, at) => changed(at, () => ({ status: "standing", into: null })),
    TopicEvidenceAdded: ({ proposal }, at) => changed(at, (row) => ({ proposals: [...row.proposals, proposal] })),
    TopicEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => ({ proposals: row.proposals.filter((each, i) => i === 0 || each !== proposal) }))
  }
}

const changed = ({ commit, before }: At<Topic>, change: (row: Topic) => Partial<Topic>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}
