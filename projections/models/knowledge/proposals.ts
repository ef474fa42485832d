/** Every proposal, with the decision on it: the queue of the review. */
import { Schema } from "effect"
import { Draft } from "../../../domain/knowledge/draft.ts"
import { Quote } from "../../../domain/knowledge/evidence.ts"
import { ActorId, ProposalId } from "../../../domain/ids.ts"
import { Origin, Recommendation } from "../../../domain/proposal/proposal.ts"
import { Audience, Band, RejectReason } from "../../../domain/values.ts"
import type { EventOf } from "../../../streams/commit/events.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, internal, personalField } from "../../row.ts"
import { ModelUsed, modelUsed } from "../jobs/modelUsed.ts"

export const proposalRow = declareRow(ProposalId, {
  kind: internal(Schema.Literals(["topic", "atom", "task"])),
  draft: personalField(Draft),
  /** The draft as the machine wrote it; null until a person changes it. */
  proposed: internal(personalField(Schema.NullOr(Draft))),
  /** Located quotes, the most convincing first. */
  evidence: personalField(Schema.Array(Quote)),
  origin: Origin,
  recommendation: Recommendation,
  band: Band,
  /** The machine's own number, 0 to 1. Only the calibration reads it. */
  score: internal(Schema.Finite),
  status: Schema.Literals(["open", "snoozed", "approved", "rejected", "merged"]),
  /** Rises with each edit, from 1; a decision names the revision that it was made on. */
  revision: Schema.Int,
  /** A snoozed proposal is open again from this moment on. */
  until: Schema.NullOr(Schema.String),
  /** The id of the topic, atom or task that an approval made. It stays after an undo: a second approval restores that thing. */
  made: Schema.NullOr(Schema.String),
  /** The id of the topic, atom or task that it was merged into. */
  into: Schema.NullOr(Schema.String),
  reason: Schema.NullOr(RejectReason),
  model: ModelUsed,
  promptVersion: Schema.String,
  audience: Audience,
  proposedAt: Schema.String,
  decidedBy: Schema.NullOr(ActorId),
  decidedAt: Schema.NullOr(Schema.String)
})
export type Proposal = typeof proposalRow.stored.Type
export type ProposalOut = typeof proposalRow.wire.Type

type Proposed = EventOf<"TopicProposed" | "AtomProposed" | "TaskProposed">

const proposed = (event: Proposed, { commit }: At<Proposal>): Readonly<Record<string, Proposal>> => ({
  [idOf(commit)]: {
    kind: event.draft.kind,
    draft: event.draft,
    proposed: null,
    evidence: event.evidence,
    origin: event.origin,
    recommendation: event.recommendation,
    band: event.band,
    score: event.score,
    status: "open",
    revision: 1,
    until: null,
    made: null,
    into: null,
    reason: null,
    model: modelUsed(event.model),
    promptVersion: event.model.promptVersion,
    audience: event.audience,
    proposedAt: commit.at,
    decidedBy: null,
    decidedAt: null
  }
})

export const proposals: Projection<Proposal, ProposalOut> = {
  name: "proposals",
  version: 1,
  row: proposalRow,
  indexes: [
    `("proposedAt", id)`,
    `(status, "decidedAt")`,
    `(audience, id) where status in ('open', 'snoozed')`,
    `(audience, "proposedAt") where status in ('open', 'snoozed')`,
    `(audience, "decidedAt", id) where status in ('approved', 'rejected', 'merged')`,
    "((origin->>'id'))",
    "((draft->>'topic'))",
    "using gin ((draft->'topics'))",
    "using gin ((draft->'atoms'))",
    `("into")`,
    "(seq)"
  ],
  versions: true,
  streamed: true,
  counted: "status",
  keys: (_, commit) => idsOf("proposal", commit),
  rows: {
    TopicProposed: proposed,
    AtomProposed: proposed,
    TaskProposed: proposed,
    ProposalAmended: ({ draft }, at) =>
      changed(at, (row) => ({
        draft,
        kind: draft.kind,
        proposed: row.proposed ?? row.draft,
        revision: row.revision + 1
      })),
    ProposalApproved: ({ made }, at) => decided(at, { status: "approved", made }),
    ProposalRejected: ({ reason }, at) => decided(at, { status: "rejected", reason }),
    ProposalMerged: ({ into }, at) => decided(at, { status: "merged", into }),
    ProposalSnoozed: ({ until }, at) => changed(at, () => ({ status: "snoozed", until })),
    ProposalReopened: (_, at) =>
      changed(at, () => ({
        status: "open",
        until: null,
        into: null,
        reason: null,
        decidedBy: null,
        decidedAt: null
      }))
  }
}

const changed = (at: At<Proposal>, change: (row: Proposal) => Partial<Proposal>) => changeRow(at, change)

const decided = (at: At<Proposal>, what: Partial<Proposal>) =>
  changed(at, () => ({ until: null, ...what, decidedBy: at.commit.actor, decidedAt: at.commit.at }))

/** The part of a draft that names it. */
type DraftName =
  | { readonly kind: "topic"; readonly name: string }
  | { readonly kind: "atom"; readonly text: string }
  | { readonly kind: "task"; readonly title: string }

/** The text that names a draft. `search/documents/documents.ts` has the same in SQL: change both together. */
export const draftText = (draft: DraftName): string => {
  if (draft.kind === "topic") return draft.name
  return draft.kind === "atom" ? draft.text : draft.title
}
