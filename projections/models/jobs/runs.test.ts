import { describe, expect, test } from "vitest"
import { ProposalId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { batchFailed, batchRead, sampleRun as id, runCreated, used } from "../../kit/samples.ts"
import { type Run, runs } from "./runs.ts"
import { ada } from "../../../domain/kit/people.ts"

const given = givenRows(runs)
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(...[runCreated, ...events].map((event, i) => commit(1 + i, "run", id, event))).rows[id]

const verdicts = { approved: 0, edited: 0, merged: 0, rejected: 0 }
const row: Run = {
  name: "November",
  status: "created",
  topics: [],
  again: false,
  audiences: [team],
  config: { provider: "builtin", model: "rules", embedModel: "ngram", promptVersion: "analyse.v1" },
  atoms: null,
  read: 0,
  failed: 0,
  settled: {},
  waiting: 0,
  verdicts,
  createdBy: ada,
  createdAt: at(1),
  parts: 0,
  failedParts: 0,
  failures: [],
  proposals: 0,
  unlocated: 0,
  duplicates: 0,
  model: null,
  reason: null,
  attempt: 1,
  audience: team,
  startedAt: null,
  endedAt: null,
  updatedAt: at(1)
}
const started: TrackerEvent = { _tag: "RunStarted" }
const surveyed: TrackerEvent = { _tag: "RunSurveyed", attempt: 1, atoms: 3 }
const read = batchRead("batch000", ["atom0000", "atom0001"], ["task0000", "task0001"])
const settled = (proposal: string, verdict: "approved" | "edited" | "merged" | "rejected"): TrackerEvent => ({
  _tag: "RunProposalSettled",
  proposal: ProposalId.make(proposal),
  verdict
})

describe("a run", () => {
  test("has the fields of its creation, and waits", () => expect(after()).toEqual(row))

  test("shows its progress and the number of undecided proposals", () =>
    expect(after(started, surveyed, read, batchFailed("batch001", ["atom0002"]))).toEqual({
      ...row,
      status: "running",
      atoms: 3,
      read: 2,
      failed: 1,
      parts: 1,
      failedParts: 1,
      failures: [{ part: "batch001", reason: "timeout", size: 1 }],
      proposals: 2,
      settled: { task0000: null, task0001: null },
      waiting: 2,
      model: used,
      startedAt: at(2),
      updatedAt: at(5)
    }))

  test("counts decisions and reverted decisions", () => {
    expect(after(started, read, settled("task0000", "approved"), settled("task0001", "rejected"))).toMatchObject({
      waiting: 0,
      verdicts: { ...verdicts, approved: 1, rejected: 1 }
    })
    expect(
      after(started, read, settled("task0000", "approved"), {
        _tag: "RunProposalReopened",
        proposal: ProposalId.make("task0000")
      })
    ).toMatchObject({ waiting: 2, verdicts })
  })

  test("keeps a decision when a later batch names the same proposal", () =>
    expect(
      after(started, read, settled("task0000", "merged"), batchRead("batch001", ["atom0002"], ["task0000"]))
    ).toMatchObject({ waiting: 1, verdicts: { ...verdicts, merged: 1 } }))

  test.each([
    [{ _tag: "RunCompleted" }, { status: "completed" }],
    [
      { _tag: "RunFailed", reason: "no-model" },
      { status: "failed", reason: "no-model" }
    ],
    [{ _tag: "RunCancelled" }, { status: "cancelled" }]
  ] satisfies ReadonlyArray<readonly [TrackerEvent, Partial<Run>]>)("ends by %j", (event, change) =>
    expect(after(started, event)).toMatchObject({ ...change, endedAt: at(3) })
  )

  test("keeps the time of its end when it is closed", () =>
    expect(after(started, { _tag: "RunCompleted" }, { _tag: "RunClosed", accuracy: verdicts })).toMatchObject({
      status: "closed",
      endedAt: at(3)
    }))

  test("forgets failed batches and continues its counts on a retry", () => {
    const again: ReadonlyArray<TrackerEvent> = [
      started,
      surveyed,
      read,
      batchFailed("batch001", ["atom0002"]),
      { _tag: "RunCancelled" },
      { _tag: "RunRetried" }
    ]
    expect(after(...again)).toMatchObject({
      status: "running",
      attempt: 2,
      atoms: null,
      read: 2,
      failed: 0,
      failures: [],
      waiting: 2,
      endedAt: null,
      startedAt: at(7)
    })
    expect(after(...again, { _tag: "RunSurveyed", attempt: 2, atoms: 1 })).toMatchObject({ atoms: 3 })
  })
})
