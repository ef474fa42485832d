/** An analysis run: it proposes tasks from knowledge, people decide, and it is closed with the count of each verdict. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { type GrowingSet, include, includes } from "../growingSet.ts"
import { ProposalId } from "../ids.ts"
import { AtomIds } from "../knowledge/draft.ts"
import { Count, outcome, PartKey, WhyFailed } from "../knowledge/reading.ts"
import type { Audience } from "../values.ts"
import { Accuracy, Atoms, runCreatedFields, part, Verdict } from "./fields.ts"

export const Command = Schema.TaggedUnion({
  CreateRun: runCreatedFields,
  StartRun: {},
  SurveyRun: { ...part, atoms: Count },
  ReadBatch: { ...part, batch: PartKey, atoms: Atoms, ...outcome },
  FailBatch: { ...part, batch: PartKey, atoms: Atoms, reason: WhyFailed },
  CompleteRun: {},
  FailRun: { reason: WhyFailed },
  CancelRun: {},
  RetryRun: {},
  /** Sent in the same batch as the decision on one of its proposals. */
  SettleProposal: { proposal: ProposalId, verdict: Verdict },
  UnsettleProposal: { proposal: ProposalId },
  CloseRun: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  RunCreated: runCreatedFields,
  RunStarted: {},
  /** The number of atoms that the run will read. */
  RunSurveyed: { ...part, atoms: Count },
  BatchRead: { ...part, batch: PartKey, atoms: AtomIds, ...outcome },
  BatchFailed: { ...part, batch: PartKey, atoms: AtomIds, reason: WhyFailed },
  RunCompleted: {},
  RunFailed: { reason: WhyFailed },
  RunCancelled: {},
  RunRetried: {},
  RunProposalSettled: { proposal: ProposalId, verdict: Verdict },
  RunProposalReopened: { proposal: ProposalId },
  RunClosed: { accuracy: Accuracy }
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "created" | "running" | "completed" | "failed" | "cancelled" | "closed"
  readonly audience: Audience
  /** From 1; each retry adds one. */
  readonly attempt: number
  /** This attempt has counted its atoms. */
  readonly surveyed: boolean
  /** The keys of the batches that this attempt has read. */
  readonly parts: GrowingSet<string>
  readonly failedBatches: number
  /** Null: the proposal waits for a decision. */
  readonly proposals: ReadonlyMap<ProposalId, Verdict | null>
}
export type State = { readonly is: "absent" } | Present

export class RunRefused extends Schema.TaggedError<RunRefused>()("RunRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "already-started",
    "not-started",
    "not-running",
    "already-over",
    "nothing-to-retry",
    "still-running",
    "proposals-waiting",
    "closed"
  ])
}) {}

const decide = (command: Command, state: State): Decision => {
  if (command._tag === "CreateRun") {
    const { _tag: _, ...what } = command
    return state.is === "absent" ? record({ _tag: "RunCreated", ...what }) : refuse("already-exists")
  }
  return state.is === "absent" ? refuse("not-found") : decidePresent(command, state)
}

const decidePresent = (command: Command, state: Present): Decision =>
  Command.match(command, {
    CreateRun: () => refuse("already-exists"),
    StartRun: () => start(state),
    SurveyRun: ({ attempt, atoms }) =>
      current(state, attempt, () => unless(state.surveyed, { _tag: "RunSurveyed", attempt, atoms })),
    ReadBatch: ({ _tag: _, ...what }) => once(state, what.attempt, what.batch, { _tag: "BatchRead", ...what }),
    FailBatch: ({ _tag: _, ...what }) => once(state, what.attempt, what.batch, { _tag: "BatchFailed", ...what }),
    CompleteRun: () => (state.is === "completed" ? record() : running(state, () => record({ _tag: "RunCompleted" }))),
    FailRun: ({ reason }) =>
      state.is === "failed" ? record() : running(state, () => record({ _tag: "RunFailed", reason })),
    CancelRun: () => cancel(state),
    RetryRun: () => retry(state),
    SettleProposal: ({ proposal, verdict }) =>
      state.proposals.get(proposal) === verdict
        ? record()
        : unlessClosed(state, { _tag: "RunProposalSettled", proposal, verdict }),
    UnsettleProposal: ({ proposal }) =>
      (state.proposals.get(proposal) ?? null) === null
        ? record()
        : unlessClosed(state, { _tag: "RunProposalReopened", proposal }),
    CloseRun: () => (state.is === "closed" ? record() : close(state))
  })

const start = ({ is }: Present): Decision => {
  if (is === "running") return record()
  if (is === "created") return record({ _tag: "RunStarted" })
  return refuse(is === "closed" ? "closed" : "already-started")
}

const cancel = ({ is }: Present): Decision => {
  if (is === "cancelled") return record()
  if (is === "created" || is === "running") return record({ _tag: "RunCancelled" })
  return refuse(is === "closed" ? "closed" : "already-over")
}

const retry = ({ is, failedBatches }: Present): Decision => {
  if (is === "running") return record()
  if (is === "failed" || is === "cancelled" || (is === "completed" && failedBatches > 0))
    return record({ _tag: "RunRetried" })
  if (is === "closed") return refuse("closed")
  return refuse(is === "created" ? "not-started" : "nothing-to-retry")
}

const evolve = (state: State, event: Event): State => {
  if (event._tag === "RunCreated") return newRun(event.audience)
  return state.is === "absent" ? state : evolvePresent(state, event)
}

const newRun = (audience: Audience): Present => ({
  is: "created",
  audience,
  attempt: 1,
  surveyed: false,
  parts: [],
  failedBatches: 0,
  proposals: new Map()
})

const evolvePresent = (state: Present, event: Event): Present =>
  Event.match(event, {
    RunCreated: (): Present => state,
    RunStarted: (): Present => ({ ...state, is: "running" }),
    RunSurveyed: (): Present => ({ ...state, surveyed: true }),
    BatchRead: ({ batch, proposals }): Present => ({
      ...done(state, batch),
      proposals: new Map([...proposals.map((each) => [each, null] as const), ...state.proposals])
    }),
    BatchFailed: ({ batch }): Present => ({ ...done(state, batch), failedBatches: state.failedBatches + 1 }),
    RunCompleted: (): Present => ({ ...state, is: "completed" }),
    RunFailed: (): Present => ({ ...state, is: "failed" }),
    RunCancelled: (): Present => ({ ...state, is: "cancelled" }),
    RunRetried: (): Present => ({
      ...newRun(state.audience),
      is: "running",
      attempt: state.attempt + 1,
      proposals: state.proposals
    }),
    RunProposalSettled: ({ proposal, verdict }): Present => withVerdict(state, proposal, verdict),
    RunProposalReopened: ({ proposal }): Present => withVerdict(state, proposal, null),
    RunClosed: (): Present => ({ ...state, is: "closed" })
  })

const withVerdict = (state: Present, proposal: ProposalId, verdict: Verdict | null): Present => ({
  ...state,
  proposals: new Map([...state.proposals, [proposal, verdict]])
})

export const run: Decider<State, Command, Event, RunRefused> = { initial: { is: "absent" }, decide, evolve }

const close = (now: Present): Decision => {
  if (now.is === "created" || now.is === "running") return refuse("still-running")
  const verdicts = [...now.proposals.values()]
  if (verdicts.includes(null)) return refuse("proposals-waiting")
  const count = (wanted: Verdict) => verdicts.filter((each) => each === wanted).length
  return record({
    _tag: "RunClosed",
    accuracy: {
      approved: count("approved"),
      edited: count("edited"),
      merged: count("merged"),
      rejected: count("rejected")
    }
  })
}

const running = (state: Present, then: () => Decision): Decision =>
  state.is === "running" ? then() : refuse("not-running")
const current = (state: Present, attempt: number, then: () => Decision): Decision =>
  running(state, () => (state.attempt === attempt ? then() : refuse("not-running")))
const once = (state: Present, attempt: number, part: string, event: Event): Decision =>
  current(state, attempt, () => unless(includes(state.parts, part), event))
const unlessClosed = (state: Present, event: Event): Decision =>
  state.is === "closed" ? refuse("closed") : record(event)
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const done = (state: Present, part: string): Present => ({ ...state, parts: include(state.parts, part) })
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: RunRefused["because"]): Decision => Result.fail(new RunRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, RunRefused>
