/** The topics that knowledge is grouped under, as they are now. */
import { Schema } from "effect"
import { ActorId, ProposalId, TopicId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { textIndexes } from "../folding/textIndexes.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, personalField } from "../../row.ts"

export const topicRow = declareRow(TopicId, {
  /** `K-n`: the nth topic of the log. */
  number: Schema.Int,
  name: personalField(Schema.String),
  summary: personalField(Schema.String),
  /** Each rises with its text, from 1; an edit names the one that the person saw. */
  nameRevision: Schema.Int,
  summaryRevision: Schema.Int,
  status: Schema.Literals(["standing", "archived", "merged"]),
  into: Schema.NullOr(TopicId),
  /** The proposals whose quotes prove it; the first one made it. */
  proposals: Schema.Array(ProposalId),
  audience: Audience,
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String
})
export type Topic = typeof topicRow.stored.Type
export type TopicOut = typeof topicRow.wire.Type

export const topics: Projection<Topic, TopicOut> = {
  name: "topics",
  version: 2,
  row: topicRow,
  indexes: ["(number)", "(audience, id)", "(seq)", `("into")`, ...textIndexes("name || ' ' || summary")],
  versions: true,
  streamed: true,
  counted: "status",
  keys: (_, commit) => idsOf("topic", commit),
  begins: "TopicCreated",
  rows: {
    TopicCreated: (event, { commit, nth }) => ({
      [idOf(commit)]: {
        number: nth,
        name: event.name,
        summary: event.summary,
        nameRevision: 1,
        summaryRevision: 1,
        status: "standing",
        into: null,
        proposals: [event.proposal],
        audience: event.audience,
        createdBy: commit.actor,
        createdAt: commit.at,
        updatedAt: commit.at
      }
    }),
    TopicRenamed: ({ name }, at) => changed(at, (row) => ({ name, nameRevision: row.nameRevision + 1 })),
    TopicDescribed: ({ summary }, at) => changed(at, (row) => ({ summary, summaryRevision: row.summaryRevision + 1 })),
    TopicMerged: ({ into }, at) => changed(at, () => ({ status: "merged", into })),
    TopicArchived: (_, at) => changed(at, () => ({ status: "archived" })),
    TopicRestored: (_, at) => changed(at, () => ({ status: "standing", into: null })),
    TopicEvidenceAdded: ({ proposal }, at) => changed(at, (row) => ({ proposals: [...row.proposals, proposal] })),
    TopicEvidenceWithdrawn: ({ proposal }, at) =>
      changed(at, (row) => ({ proposals: row.proposals.filter((each, i) => i === 0 || each !== proposal) }))
  }
}

const changed = (at: At<Topic>, change: (row: Topic) => Partial<Topic>) =>
  changeRow(at, (row) => ({ ...change(row), updatedAt: at.commit.at }))
