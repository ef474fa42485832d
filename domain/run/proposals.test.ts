/** The verdicts on the proposals of a run, and the score that it is closed with. */
import { describe, expect, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { AtomId, ProposalId } from "../ids.ts"
import { outcomeWith } from "../kit/knowledgeSamples.ts"
import type { Verdict } from "./fields.ts"
import { type Command, type Event, run } from "./run.ts"
import { team } from "../values.ts"
import { ada } from "../kit/people.ts"

const given = givenFor(run)
const after = (...events: ReadonlyArray<Event>) => events.reduce(run.evolve, run.initial)

const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const created: Event = {
  _tag: "RunCreated",
  wordsOf: ada,
  name: "November",
  topics: [],
  again: false,
  audiences: [team],
  audience: team,
  config: { provider: "builtin", model: "rules", embedModel: "ngrams", promptVersion: "analyse.v1" }
}
const started: Event = { _tag: "RunStarted" }
const found = {
  attempt: 1,
  batch: "batch001",
  atoms: [AtomId.make("atom0001")],
  ...outcomeWith(first, second)
} as const
const wasRead: Event = { _tag: "BatchRead", ...found }
const lost = { attempt: 1, batch: "batch002", atoms: [AtomId.make("atom0002")], reason: "invalid-output" } as const
const batchFailed: Event = { _tag: "BatchFailed", ...lost }
const completed: Event = { _tag: "RunCompleted" }
const failed: Event = { _tag: "RunFailed", reason: "model-unreachable" }
const cancelled: Event = { _tag: "RunCancelled" }
const retried: Event = { _tag: "RunRetried" }
const settle = (proposal: ProposalId, verdict: Verdict = "approved"): Command => ({
  _tag: "SettleProposal",
  proposal,
  verdict
})
const settled = (proposal: ProposalId, verdict: Verdict = "approved"): Event => ({
  _tag: "RunProposalSettled",
  proposal,
  verdict
})
const unsettle: Command = { _tag: "UnsettleProposal", proposal: first }
const reopened: Event = { _tag: "RunProposalReopened", proposal: first }
const close: Command = { _tag: "CloseRun" }
const closed = (counts: Partial<Record<Verdict, number>> = {}): Event => ({
  _tag: "RunClosed",
  accuracy: { approved: 0, edited: 0, merged: 0, rejected: 0, ...counts }
})
const overAndClosed = [created, started, completed, closed()] as const

describe("a run's proposals", () => {
  test("are open until a person has decided", () => {
    given(created, started, wasRead).when(settle(first)).records(settled(first))
    expect(after(created, started, wasRead, settled(first))).toMatchObject({
      proposals: new Map([
        [first, "approved"],
        [second, null]
      ])
    })
  })

  test("may be decided while the run works, after it completed, and after it failed or was cancelled", () => {
    for (const over of [completed, failed, cancelled])
      given(created, started, wasRead, over).when(settle(first, "merged")).records(settled(first, "merged"))
  })

  test("settled twice with one verdict record nothing the second time, and may get another verdict", () => {
    given(created, started, wasRead, settled(first)).when(settle(first)).recordsNothing()
    given(created, started, wasRead, settled(first)).when(settle(first, "rejected")).records(settled(first, "rejected"))
  })

  test("are open again when a decision is taken back", () => {
    given(created, started, wasRead, settled(first)).when(unsettle).records(reopened)
    expect(after(created, started, wasRead, settled(first), reopened)).toMatchObject({
      proposals: new Map([
        [first, null],
        [second, null]
      ])
    })
  })

  test("that are open, or of another run, have no decision to take back", () => {
    given(created, started, wasRead).when(unsettle).recordsNothing()
    given(created, started).when(unsettle).recordsNothing()
    given(created, started, wasRead, settled(first), reopened).when(unsettle).recordsNothing()
  })
})

describe("closing a run", () => {
  test("without proposals records a score of zero", () => {
    given(created, started, completed).when(close).records(closed())
    expect(after(...overAndClosed)).toMatchObject({ is: "closed" })
  })

  test("records the number of each verdict", () => {
    const three = ProposalId.make("propose3")
    const four = ProposalId.make("propose4")
    const five = ProposalId.make("propose5")
    given(
      created,
      started,
      { ...wasRead, proposals: [first, second, three, four, five] },
      completed,
      settled(first),
      settled(second),
      settled(three, "edited"),
      settled(four, "merged"),
      settled(five, "rejected")
    )
      .when(close)
      .records(closed({ approved: 2, edited: 1, merged: 1, rejected: 1 }))
  })

  test("is refused while a proposal is open, also one that is open again", () => {
    given(created, started, wasRead, completed, settled(first)).when(close).refuses({ because: "proposals-waiting" })
    given(created, started, wasRead, completed, settled(first), settled(second), reopened)
      .when(close)
      .refuses({ because: "proposals-waiting" })
    given(created, started, wasRead, cancelled).when(close).refuses({ because: "proposals-waiting" })
  })

  test("is refused before it started, and while it works", () => {
    given(created).when(close).refuses({ because: "still-running" })
    given(created, started).when(close).refuses({ because: "still-running" })
    given(created, started, failed, retried).when(close).refuses({ because: "still-running" })
  })

  test("is possible after it failed or was cancelled", () => {
    given(created, started, failed).when(close).records(closed())
    given(created, cancelled).when(close).records(closed())
  })

  test("twice records nothing the second time", () =>
    given(...overAndClosed)
      .when(close)
      .recordsNothing())
})

describe("a closed run", () => {
  const decided = [created, started, wasRead, completed, settled(first), settled(second), closed({ approved: 2 })]

  test("is not retried, also when batches failed", () => {
    given(...overAndClosed)
      .when({ _tag: "RetryRun" })
      .refuses({ because: "closed" })
    given(created, started, batchFailed, completed, closed()).when({ _tag: "RetryRun" }).refuses({ because: "closed" })
  })

  test("refuses another verdict, because its score is final", () => {
    given(...decided)
      .when(settle(first, "rejected"))
      .refuses({ because: "closed" })
    given(...decided)
      .when(unsettle)
      .refuses({ because: "closed" })
  })

  test("records nothing for a verdict that it already has", () => {
    given(...decided)
      .when(settle(first))
      .recordsNothing()
    given(...overAndClosed)
      .when(unsettle)
      .recordsNothing()
  })

  const ofTheReading: ReadonlyArray<Command> = [
    { _tag: "SurveyRun", attempt: 1, atoms: 12 },
    { _tag: "ReadBatch", ...found },
    { _tag: "FailBatch", ...lost },
    { _tag: "CompleteRun" },
    { _tag: "FailRun", reason: "model-unreachable" }
  ]
  test.each(ofTheReading)("refuses $_tag", (command) =>
    given(...overAndClosed)
      .when(command)
      .refuses({ because: "not-running" })
  )
  test("is not started", () =>
    given(...overAndClosed)
      .when({ _tag: "StartRun" })
      .refuses({ because: "closed" }))
})
