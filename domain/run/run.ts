/** One analysis of what is known: it proposes tasks, people decide, and then it is closed with the score of its proposals. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { AtomIds, TopicIds } from "../knowledge/draft.ts"
import { ActorId, AtomId, ProposalId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { Count, outcome, PartKey, Why } from "../knowledge/reading.ts"
import { line, verbatim } from "../text/text.ts"
import { Audience } from "../values.ts"
import { runNameLength } from "../text/limits.ts"

export const RunName = line(runNameLength)
/** What became of a proposal. */
export const Verdict = Schema.Literals(["approved", "edited", "merged", "rejected"])
export type Verdict = typeof Verdict.Type

/** The settings it was made with, so that two runs can be compared. */
const Config = Schema.Struct({
  provider: verbatim(200),
  model: verbatim(200),
  embedModel: verbatim(200),
  promptVersion: verbatim(200)
})
const created = {
  wordsOf: ActorId,
  name: RunName.pipe(personal("wordsOf")),
  /** Empty: all of them, and what is filed under none. */
  topics: TopicIds,
  /** Also what an earlier run has looked at. */
  again: Schema.Boolean,
  /** What whoever made it may see: nothing else is looked at. */
  audiences: Schema.NonEmptyArray(Audience).check(Schema.isMaxLength(200)),
  audience: Audience,
  config: Config
}
/** Which attempt it is of: what one that was given up still finds counts for nothing. */
const part = { attempt: Count }
const Atoms = Schema.NonEmptyArray(AtomId).check(Schema.isMaxLength(40))

export const Command = Schema.TaggedUnion({
  CreateRun: created,
  StartRun: {},
  SurveyRun: { ...part, atoms: Count },
  ReadBatch: { ...part, batch: PartKey, atoms: Atoms, ...outcome },
  FailBatch: { ...part, batch: PartKey, atoms: Atoms, reason: Why },
  CompleteRun: {},
  FailRun: { reason: Why },
  CancelRun: {},
  RetryRun: {},
  /** In the same batch as the decision on one of its proposals. */
  SettleProposal: { proposal: ProposalId, verdict: Verdict },
  UnsettleProposal: { proposal: ProposalId },
  CloseRun: {}
})
export type Command = typeof Command.Type

const Accuracy = Schema.Struct({ approved: Count, edited: Count, merged: Count, rejected: Count })
export type Accuracy = typeof Accuracy.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  RunCreated: created,
  RunStarted: {},
  /** How many atoms it is going to look at. */
  RunSurveyed: { ...part, atoms: Count },
  BatchRead: { ...part, batch: PartKey, atoms: AtomIds, ...outcome },
  BatchFailed: { ...part, batch: PartKey, atoms: AtomIds, reason: Why },
  RunCompleted: {},
  RunFailed: { reason: Why },
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
  /** From 1; each retry is one more. */
  readonly attempt: number
  /** This attempt knows how much there is to look at. */
  readonly surveyed: boolean
  /** What this attempt is done with, by key. */
  readonly parts: ReadonlySet<string>
  readonly failedBatches: number
  /** Null: it waits for a person. */
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

export const run: Decider<State, Command, Event, RunRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      CreateRun: ({ _tag: _, ...what }) =>
        state.is === "absent" ? record({ _tag: "RunCreated", ...what }) : refuse("already-exists"),
      StartRun: () =>
        state.is === "running"
          ? record()
          : here(state, (now) =>
              now.is === "created"
                ? record({ _tag: "RunStarted" })
                : refuse(now.is === "closed" ? "closed" : "already-started")
            ),
      SurveyRun: ({ attempt, atoms }) =>
        current(state, attempt, (now) => (now.surveyed ? record() : record({ _tag: "RunSurveyed", attempt, atoms }))),
      ReadBatch: ({ _tag: _, ...what }) => once(state, what.attempt, what.batch, { _tag: "BatchRead", ...what }),
      FailBatch: ({ _tag: _, ...what }) => once(state, what.attempt, what.batch, { _tag: "BatchFailed", ...what }),
      CompleteRun: () => (state.is === "completed" ? record() : running(state, () => record({ _tag: "RunCompleted" }))),
      FailRun: ({ reason }) =>
        state.is === "failed" ? record() : running(state, () => record({ _tag: "RunFailed", reason })),
      CancelRun: () =>
        state.is === "cancelled"
          ? record()
          : here(state, (now) =>
              now.is === "created" || now.is === "running"
                ? record({ _tag: "RunCancelled" })
                : refuse(now.is === "closed" ? "closed" : "already-over")
            ),
      RetryRun: () =>
        state.is === "running"
          ? record()
          : here(state, (now) =>
              now.is === "failed" || now.is === "cancelled" || (now.is === "completed" && now.failedBatches > 0)
                ? record({ _tag: "RunRetried" })
                : refuse(now.is === "closed" ? "closed" : now.is === "created" ? "not-started" : "nothing-to-retry")
            ),
      SettleProposal: ({ proposal, verdict }) =>
        here(state, (now) =>
          now.proposals.get(proposal) === verdict
            ? record()
            : now.is === "closed"
              ? refuse("closed")
              : record({ _tag: "RunProposalSettled", proposal, verdict })
        ),
      UnsettleProposal: ({ proposal }) =>
        here(state, (now) =>
          (now.proposals.get(proposal) ?? null) === null
            ? record()
            : now.is === "closed"
              ? refuse("closed")
              : record({ _tag: "RunProposalReopened", proposal })
        ),
      CloseRun: () => (state.is === "closed" ? record() : here(state, close))
    }),

  evolve: (state, event) =>
    event._tag === "RunCreated"
      ? {
          is: "created",
          audience: event.audience,
          attempt: 1,
          surveyed: false,
          parts: new Set(),
          failedBatches: 0,
          proposals: new Map()
        }
      : state.is === "absent"
        ? state
        : Event.match(event, {
            RunCreated: (): State => state,
            RunStarted: (): State => ({ ...state, is: "running" }),
            RunSurveyed: (): State => ({ ...state, surveyed: true }),
            BatchRead: ({ batch, proposals }): State => ({
              ...done(state, batch),
              proposals: new Map([
                ...state.proposals,
                ...proposals.filter((each) => !state.proposals.has(each)).map((each) => [each, null] as const)
              ])
            }),
            BatchFailed: ({ batch }): State => ({ ...done(state, batch), failedBatches: state.failedBatches + 1 }),
            RunCompleted: (): State => ({ ...state, is: "completed" }),
            RunFailed: (): State => ({ ...state, is: "failed" }),
            RunCancelled: (): State => ({ ...state, is: "cancelled" }),
            RunRetried: (): State => ({
              ...state,
              is: "running",
              attempt: state.attempt + 1,
              surveyed: false,
              parts: new Set(),
              failedBatches: 0
            }),
            RunProposalSettled: ({ proposal, verdict }): State => ({
              ...state,
              proposals: new Map([...state.proposals, [proposal, verdict]])
            }),
            RunProposalReopened: ({ proposal }): State => ({
              ...state,
              proposals: new Map([...state.proposals, [proposal, null]])
            }),
            RunClosed: (): State => ({ ...state, is: "closed" })
          })
}

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

const here = (state: State, then: (now: Present) => Decision): Decision =>
  state.is === "absent" ? refuse("not-found") : then(state)
const running = (state: State, then: (now: Present) => Decision): Decision =>
  here(state, (now) => (now.is === "running" ? then(now) : refuse("not-running")))
const current = (state: State, attempt: number, then: (now: Present) => Decision): Decision =>
  running(state, (now) => (now.attempt === attempt ? then(now) : refuse("not-running")))
const once = (state: State, attempt: number, part: string, event: Event): Decision =>
  current(state, attempt, (now) => (now.parts.has(part) ? record() : record(event)))
const done = (state: Present, part: string): Present => ({ ...state, parts: new Set([...state.parts, part]) })
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: RunRefused["because"]): Decision => Result.fail(new RunRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, RunRefused>
