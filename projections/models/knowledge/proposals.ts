/** What a machine distilled, and what people made of it: the queue of the review. */
import type { Draft, DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { Origin, Recommendation } from "../../../domain/proposal/proposal.ts"
import type { Audience, Band, RejectReason } from "../../../domain/values.ts"
import type { EventOf } from "../../../streams/commit/events.ts"
import { type At, idOf, type Projection } from "../../projection.ts"
import { type ModelUsed, modelUsed } from "./modelUsed.ts"

export interface Proposal {
  readonly kind: DraftKind
  readonly draft: Draft
  /** The draft as the machine wrote it, once a person has changed it. */
  readonly proposed: Draft | null
  readonly evidence: ReadonlyArray<Quote>
  readonly origin: Origin
  readonly recommendation: Recommendation
  readonly band: Band
  /** The machine's own number: no reader sees it, the calibration does. */
  readonly score: number
  readonly status: "open" | "snoozed" | "approved" | "rejected" | "merged"
  /** Rises with each edit, from 1. */
  readonly revision: number
  readonly until: string | null
  /** What an approval made; it stays when the approval is taken back, since a second one restores it. */
  readonly made: string | null
  readonly into: string | null
  readonly reason: RejectReason | null
  readonly model: ModelUsed
  readonly promptVersion: string
  readonly audience: Audience
  readonly proposedAt: string
  readonly decidedBy: ActorId | null
  readonly decidedAt: string | null
}

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

export const proposals: Projection<Proposal> = {
  name: "proposals",
  version: 1,
  columns: {
    kind: "text NOT NULL",
    draft: { type: "jsonb NOT NULL", personal: true },
    proposed: { type: "jsonb", personal: true },
    evidence: { type: "jsonb NOT NULL", personal: true },
    origin: "jsonb NOT NULL",
    recommendation: "jsonb NOT NULL",
    band: "text NOT NULL",
    score: "double precision NOT NULL",
    status: "text NOT NULL",
    revision: "integer NOT NULL",
    until: "text",
    made: "text",
    into: "text",
    reason: "text",
    model: "jsonb NOT NULL",
    promptVersion: "text NOT NULL",
    audience: "text NOT NULL",
    proposedAt: "text NOT NULL",
    decidedBy: "text",
    decidedAt: "text"
  },
  indexes: [
    `("proposedAt", id)`,
    `(status, "decidedAt")`,
    "((origin->>'id'))",
    "((draft->>'topic'))",
    "using gin ((draft->'topics'))",
    "using gin ((draft->'atoms'))",
    `("into")`,
    "(seq)"
  ],
  versions: false,
  streamed: true,
  keys: (_, commit) => (commit.subject.startsWith("evt.proposal.") ? [idOf(commit)] : []),
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

const changed = ({ commit, before }: At<Proposal>, change: (row: Proposal) => Partial<Proposal>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row) } }
}

const decided = (at: At<Proposal>, what: Partial<Proposal>) =>
  changed(at, () => ({ until: null, ...what, decidedBy: at.commit.actor, decidedAt: at.commit.at }))
