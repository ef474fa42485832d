/** A machine's draft with its evidence. Nothing is created until a person approves it, and the decision can be taken back. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { AtomDraft, Draft, TaskDraft, TopicDraft } from "../knowledge/draft.ts"
import { Evidence } from "../knowledge/evidence.ts"
import { ExtractionId, RunId } from "../ids.ts"
import { Revision } from "../text/versions.ts"
import { Audience, Band, Instant, ModelRecord, RejectReason } from "../values.ts"

/** The id of the topic, atom or task (the draft's kind) that was created or merged into. */
export const TargetId = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,40}$/, { message: "must be an id" }))

/** The machine's advice to the person who decides. */
export const Recommendation = Schema.Struct({
  is: Schema.Literals(["new", "update", "merge"]),
  /** The similar thing of the draft's own kind; null when it is new. */
  target: Schema.NullOr(TargetId),
  /** Cosine of the two texts' vectors, -1 to 1. */
  cosine: Schema.NullOr(Schema.Finite)
})
export type Recommendation = typeof Recommendation.Type

/** The extraction or the run that proposed it. */
export const Origin = Schema.Union([
  Schema.Struct({ is: Schema.Literal("extraction"), id: ExtractionId }),
  Schema.Struct({ is: Schema.Literal("run"), id: RunId })
])
export type Origin = typeof Origin.Type

/** The machine's own score, 0 to 1. It is never shown: people see the band that it was calibrated to. */
const Score = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
const proposed = <D extends Schema.Top>(draft: D) => ({
  draft,
  evidence: Evidence,
  audience: Audience,
  origin: Origin,
  recommendation: Recommendation,
  band: Band,
  score: Score,
  model: ModelRecord
})
/** Both versions of a draft that was changed since the person saw it. */
export const DraftVersions = Schema.Struct({
  /** The revision of the stored draft. Send it with the next request. */
  revision: Schema.Int,
  current: Draft,
  /** The refused draft. Left out when the request had none. */
  yours: Schema.optionalKey(Draft)
})

export const Command = Schema.TaggedUnion({
  ProposeTopic: proposed(TopicDraft),
  ProposeAtom: proposed(AtomDraft),
  ProposeTask: proposed(TaskDraft),
  AmendProposal: { revision: Revision, draft: Draft },
  /** `revision`: the revision that the person saw. `made`: the id that the same batch creates or restores. */
  ApproveProposal: { revision: Revision, made: TargetId },
  RejectProposal: { reason: Schema.NullOr(RejectReason) },
  MergeProposal: { into: TargetId },
  SnoozeProposal: { until: Instant },
  ReopenProposal: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  TopicProposed: proposed(TopicDraft),
  AtomProposed: proposed(AtomDraft),
  TaskProposed: proposed(TaskDraft),
  ProposalAmended: { draft: Draft },
  /** `edited`: a person changed the draft before the approval. */
  ProposalApproved: { made: TargetId, edited: Schema.Boolean },
  ProposalRejected: { reason: Schema.NullOr(RejectReason) },
  ProposalMerged: { into: TargetId },
  ProposalSnoozed: { until: Instant },
  /** A decision was taken back, or the snooze was ended. */
  ProposalReopened: {}
})
export type Event = typeof Event.Type

export interface ProposalPresent {
  readonly is: "open" | "snoozed" | "approved" | "rejected" | "merged"
  readonly draft: Draft
  /** Rises with each edit of the draft, from 1. */
  readonly revision: number
  readonly audience: Audience
  readonly origin: Origin
  readonly until: Instant | null
  /** The id that an approval created. A second approval restores it. */
  readonly made: string | null
  readonly into: string | null
  /** The reason of the rejection, if one was given. */
  readonly reason: RejectReason | null
}
export type State = { readonly is: "absent" } | ProposalPresent

export class ProposalRefused extends Schema.TaggedError<ProposalRefused>()("ProposalRefused", {
  because: Schema.Literals([
    "not-found",
    "changed-meanwhile",
    "another-kind",
    "already-approved",
    "already-rejected",
    "already-merged",
    "merged-elsewhere",
    "no-such-target",
    "in-the-past"
  ]),
  /** Only with the reason `changed-meanwhile`. */
  versions: Schema.optionalKey(DraftVersions)
}) {}

export const proposal: Decider<State, Command, Event, ProposalRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      ProposeTopic: ({ _tag: _, ...what }) => propose(state, { _tag: "TopicProposed", ...what }),
      ProposeAtom: ({ _tag: _, ...what }) => propose(state, { _tag: "AtomProposed", ...what }),
      ProposeTask: ({ _tag: _, ...what }) => propose(state, { _tag: "TaskProposed", ...what }),
      AmendProposal: ({ revision, draft }) =>
        ifWaiting(state, (now) => {
          if (draft.kind !== now.draft.kind) return refuse("another-kind")
          if (same(draft, now.draft)) return record()
          return revision === now.revision ? record({ _tag: "ProposalAmended", draft }) : changedMeanwhile(now, draft)
        }),
      ApproveProposal: ({ revision, made }) =>
        state.is === "approved"
          ? record()
          : ifWaiting(state, (now) =>
              revision === now.revision
                ? record({ _tag: "ProposalApproved", made, edited: now.revision > 1 })
                : changedMeanwhile(now)
            ),
      RejectProposal: ({ reason }) =>
        state.is === "rejected" && state.reason === reason
          ? record()
          : ifWaiting(state, () => record({ _tag: "ProposalRejected", reason })),
      MergeProposal: ({ into }) => {
        if (state.is !== "merged") return ifWaiting(state, () => record({ _tag: "ProposalMerged", into }))
        return state.into === into ? record() : refuse("merged-elsewhere")
      },
      SnoozeProposal: ({ until }) =>
        ifWaiting(state, (now) => (now.until === until ? record() : record({ _tag: "ProposalSnoozed", until }))),
      ReopenProposal: () => {
        if (state.is === "absent") return refuse("not-found")
        return state.is === "open" ? record() : record({ _tag: "ProposalReopened" })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      TopicProposed: (first): State => newProposal(first),
      AtomProposed: (first): State => newProposal(first),
      TaskProposed: (first): State => newProposal(first),
      ProposalAmended: ({ draft }): State => changed(state, (now) => ({ draft, revision: now.revision + 1 })),
      ProposalApproved: ({ made }): State => changed(state, () => ({ is: "approved", made, until: null })),
      ProposalRejected: ({ reason }): State => changed(state, () => ({ is: "rejected", reason, until: null })),
      ProposalMerged: ({ into }): State => changed(state, () => ({ is: "merged", into, until: null })),
      ProposalSnoozed: ({ until }): State => changed(state, () => ({ is: "snoozed", until })),
      ProposalReopened: (): State => changed(state, () => ({ is: "open", into: null, reason: null, until: null }))
    })
}

type Proposed = Extract<Event, { readonly draft: unknown; readonly evidence: unknown }>

// The id is derived from the words, so a proposal that exists already records nothing.
const propose = (state: State, event: Event): Decision => (state.is === "absent" ? record(event) : record())

const newProposal = ({ draft, audience, origin }: Proposed): State => ({
  is: "open",
  draft,
  revision: 1,
  audience,
  origin,
  until: null,
  made: null,
  into: null,
  reason: null
})

const changed = (state: State, change: (now: ProposalPresent) => Partial<ProposalPresent>): State =>
  state.is === "absent" ? state : { ...state, ...change(state) }

const ifWaiting = (state: State, then: (now: ProposalPresent) => Decision): Decision => {
  if (state.is === "absent") return refuse("not-found")
  return state.is === "open" || state.is === "snoozed" ? then(state) : refuse(`already-${state.is}`)
}

/** Drafts are plain values of one schema. The order of the fields does not count. */
const same = (a: Draft, b: Draft) => canonical(a) === canonical(b)
const canonical = (draft: Draft) => JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ProposalRefused["because"]): Decision => Result.fail(new ProposalRefused({ because }))
const changedMeanwhile = ({ revision, draft }: ProposalPresent, yours?: Draft): Decision =>
  Result.fail(
    new ProposalRefused({
      because: "changed-meanwhile",
      versions: { revision, current: draft, ...(yours === undefined ? {} : { yours }) }
    })
  )
type Decision = Result.Result<ReadonlyArray<Event>, ProposalRefused>
