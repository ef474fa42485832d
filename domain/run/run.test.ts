import { describe, expect, test } from "vitest"
import { growingSet } from "../growingSet.ts"
import { givenFor } from "../kit/given.ts"
import { AtomId, ProposalId } from "../ids.ts"
import { outcomeWith } from "../kit/knowledgeSamples.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, run } from "./run.ts"
import { team } from "../values.ts"
import { ada } from "../kit/people.ts"

const given = givenFor(run)
const after = (...events: ReadonlyArray<Event>) => events.reduce(run.evolve, run.initial)

const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const asked = {
  wordsOf: ada,
  name: "November",
  topics: [],
  again: false,
  audiences: [team],
  audience: team,
  config: { provider: "builtin", model: "rules", embedModel: "ngrams", promptVersion: "analyse.v1" }
} as const
const create: Command = { _tag: "CreateRun", ...asked }
const created: Event = { _tag: "RunCreated", ...asked }
const start: Command = { _tag: "StartRun" }
const started: Event = { _tag: "RunStarted" }
const survey: Command = { _tag: "SurveyRun", attempt: 1, atoms: 12 }
const surveyed: Event = { _tag: "RunSurveyed", attempt: 1, atoms: 12 }
const found = {
  attempt: 1,
  batch: "batch001",
  atoms: [AtomId.make("atom0001")],
  ...outcomeWith(first, second)
} as const
const read: Command = { _tag: "ReadBatch", ...found }
const wasRead: Event = { _tag: "BatchRead", ...found }
const lost = { attempt: 1, batch: "batch002", atoms: [AtomId.make("atom0002")], reason: "invalid-output" } as const
const fail: Command = { _tag: "FailBatch", ...lost }
const batchFailed: Event = { _tag: "BatchFailed", ...lost }
const complete: Command = { _tag: "CompleteRun" }
const completed: Event = { _tag: "RunCompleted" }
const giveUp: Command = { _tag: "FailRun", reason: "model-unreachable" }
const failed: Event = { _tag: "RunFailed", reason: "model-unreachable" }
const cancel: Command = { _tag: "CancelRun" }
const cancelled: Event = { _tag: "RunCancelled" }
const retry: Command = { _tag: "RetryRun" }
const retried: Event = { _tag: "RunRetried" }
const settle: Command = { _tag: "SettleProposal", proposal: first, verdict: "approved" }
const settled: Event = { _tag: "RunProposalSettled", proposal: first, verdict: "approved" }
const unsettle: Command = { _tag: "UnsettleProposal", proposal: first }
const close: Command = { _tag: "CloseRun" }
const overAndClosed = [
  created,
  started,
  completed,
  { _tag: "RunClosed", accuracy: { approved: 0, edited: 0, merged: 0, rejected: 0 } }
] as const

describe("a run", () => {
  test("is created, with its settings", () => {
    given().when(create).records(created)
    expect(after(created)).toEqual({
      is: "created",
      audience: team,
      attempt: 1,
      surveyed: false,
      parts: [],
      failedBatches: 0,
      proposals: new Map()
    })
  })

  test("is not created a second time under its id", () => {
    given(created).when(create).refuses({ because: "already-exists" })
    given(...overAndClosed)
      .when(create)
      .refuses({ because: "already-exists" })
  })

  test("starts", () => {
    given(created).when(start).records(started)
    expect(after(created, started)).toMatchObject({ is: "running" })
  })

  test("started twice records nothing the second time", () => given(created, started).when(start).recordsNothing())

  test.each([completed, failed, cancelled])("is not started after $_tag", (over) =>
    given(created, started, over).when(start).refuses({ because: "already-started" })
  )

  test("records how much it looks at, once for each attempt", () => {
    given(created, started).when(survey).records(surveyed)
    given(created, started, surveyed).when(survey).recordsNothing()
    given(created, started, surveyed).when({ _tag: "SurveyRun", attempt: 1, atoms: 13 }).recordsNothing()
    given(created, started, surveyed, failed, retried)
      .when({ _tag: "SurveyRun", attempt: 2, atoms: 13 })
      .records({ _tag: "RunSurveyed", attempt: 2, atoms: 13 })
  })

  test("completes", () => {
    given(created, started, wasRead).when(complete).records(completed)
    expect(after(created, started, completed)).toMatchObject({ is: "completed" })
  })

  test("completed twice records nothing the second time", () =>
    given(created, started, completed).when(complete).recordsNothing())

  test("fails as a whole, with the reason", () => {
    given(created, started).when(giveUp).records(failed)
    expect(after(created, started, failed)).toMatchObject({ is: "failed" })
  })

  test("failed twice records nothing the second time", () =>
    given(created, started, failed).when(giveUp).recordsNothing())

  test("is cancelled, also before it started", () => {
    given(created).when(cancel).records(cancelled)
    given(created, started, wasRead).when(cancel).records(cancelled)
    expect(after(created, cancelled)).toMatchObject({ is: "cancelled" })
  })

  test("cancelled twice records nothing the second time", () => given(created, cancelled).when(cancel).recordsNothing())

  test("that has ended is not cancelled", () => {
    given(created, started, completed).when(cancel).refuses({ because: "already-over" })
    given(created, started, failed).when(cancel).refuses({ because: "already-over" })
    given(...overAndClosed)
      .when(cancel)
      .refuses({ because: "closed" })
  })

  keepsItsProperties(
    run,
    { Command, Event },
    [create, start],
    [create, start, survey, { ...read, batch: "batch003" }],
    [create, start, fail, complete]
  )
})

describe("the batches of a run", () => {
  test("are read, or reported as failed", () => {
    given(created, started).when(read).records(wasRead)
    given(created, started).when(fail).records(batchFailed)
    expect(after(created, started, wasRead, batchFailed)).toMatchObject({
      parts: growingSet("batch001", "batch002"),
      failedBatches: 1
    })
  })

  test("reported twice record nothing the second time, also with the opposite result", () => {
    given(created, started, wasRead).when(read).recordsNothing()
    given(created, started, batchFailed).when(fail).recordsNothing()
    given(created, started, wasRead)
      .when({ ...fail, batch: "batch001" })
      .recordsNothing()
  })

  test.each([survey, read, fail])("$_tag is refused when the run does not work", (command) => {
    given(created).when(command).refuses({ because: "not-running" })
    for (const over of [completed, failed, cancelled])
      given(created, started, over).when(command).refuses({ because: "not-running" })
  })

  test.each([survey, read, fail])("$_tag of an earlier attempt records nothing", (command) =>
    given(created, started, cancelled, retried).when(command).refuses({ because: "not-running" })
  )
})

describe("a run that is retried", () => {
  test.each([cancelled, failed])("works at once after $_tag", (over) => {
    given(created, started, over).when(retry).records(retried)
    expect(after(created, started, over, retried)).toMatchObject({ is: "running", attempt: 2 })
  })

  test("may have failed batches before", () =>
    given(created, started, batchFailed, completed).when(retry).records(retried))

  test("keeps its proposals and their verdicts", () =>
    expect(after(created, started, surveyed, wasRead, settled, failed, retried)).toEqual({
      is: "running",
      audience: team,
      attempt: 2,
      surveyed: false,
      parts: [],
      failedBatches: 0,
      proposals: new Map([
        [first, "approved"],
        [second, null]
      ])
    }))

  test("keeps the verdict of a proposal that it finds again", () =>
    expect(after(created, started, wasRead, settled, failed, retried, { ...wasRead, attempt: 2 })).toMatchObject({
      proposals: new Map([
        [first, "approved"],
        [second, null]
      ])
    }))

  test("that still works records nothing", () => {
    given(created, started).when(retry).recordsNothing()
    given(created, started, failed, retried).when(retry).recordsNothing()
  })

  test("is refused when it has not started, or has no batch left to read", () => {
    given(created).when(retry).refuses({ because: "not-started" })
    given(created, started, wasRead, completed).when(retry).refuses({ because: "nothing-to-retry" })
  })
})

test.each([complete, giveUp])("$_tag is refused before it started, and after it was cancelled", (command) => {
  given(created).when(command).refuses({ because: "not-running" })
  given(created, started, cancelled).when(command).refuses({ because: "not-running" })
})

const everyCommandButCreate: ReadonlyArray<Command> = [
  start,
  survey,
  read,
  fail,
  complete,
  giveUp,
  cancel,
  retry,
  settle,
  unsettle,
  close
]
test.each(everyCommandButCreate)("$_tag is refused when there is no run", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test("the list above names every command", () =>
  expect(["CreateRun", ...everyCommandButCreate.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
