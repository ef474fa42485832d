import { describe, expect, test } from "vitest"
import { ProposalId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { at, commit, givenRows } from "../../kit/given.ts"
import { extractionRequested, sifted, used, windowFailed, windowRead } from "../../kit/samples.ts"
import { type ExtractionRowStored, extractions } from "./extractions.ts"
import { ada } from "../../../domain/kit/people.ts"

const given = givenRows(extractions)
const id = "extract0"
const after = (...events: ReadonlyArray<TrackerEvent>) =>
  given(...[extractionRequested, ...events].map((event, i) => commit(1 + i, "extraction", id, event))).rows[id]

const row: ExtractionRowStored = {
  status: "requested",
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  messages: null,
  read: 0,
  noise: 0,
  failed: 0,
  requestedBy: ada,
  requestedAt: at(1),
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
const started: TrackerEvent = { _tag: "ExtractionStarted", messages: 5 }
const window = {
  ...windowRead("window00", ["said0001", "said0002"]),
  proposals: [ProposalId.make("atom0000")],
  unlocated: 2,
  duplicates: 1
}
const failed = windowFailed("window01", ["said0003", "said0004"])
const cancelled: TrackerEvent = { _tag: "ExtractionCancelled" }
const retried: TrackerEvent = { _tag: "ExtractionRetried" }

describe("an extraction", () => {
  test("has the fields of its request, and waits", () => expect(after()).toEqual(row))

  test("shows its progress and its result", () =>
    expect(after(started, sifted("said0000"), window, failed)).toEqual({
      ...row,
      status: "running",
      messages: 5,
      noise: 1,
      read: 2,
      failed: 2,
      parts: 1,
      failedParts: 1,
      failures: [{ part: "window01", reason: "invalid-output", size: 2 }],
      proposals: 1,
      unlocated: 2,
      duplicates: 1,
      model: used,
      startedAt: at(2),
      updatedAt: at(5)
    }))

  test.each([
    [{ _tag: "ExtractionCompleted" }, { status: "completed", reason: null }],
    [
      { _tag: "ExtractionFailed", reason: "no-model" },
      { status: "failed", reason: "no-model" }
    ],
    [cancelled, { status: "cancelled", reason: null }]
  ] satisfies ReadonlyArray<readonly [TrackerEvent, Partial<ExtractionRowStored>]>)("ends by %j", (event, change) =>
    expect(after(started, event)).toMatchObject({ ...change, endedAt: at(3) })
  )

  test("forgets failed windows and keeps read ones on a retry", () =>
    expect(after(started, sifted("said0000"), window, failed, cancelled, retried)).toMatchObject({
      status: "requested",
      attempt: 2,
      messages: null,
      read: 2,
      noise: 1,
      failed: 0,
      failures: [],
      parts: 1,
      failedParts: 0,
      startedAt: null,
      endedAt: null
    }))

  test("continues its counts when it starts again", () =>
    expect(
      after(started, sifted("said0000"), window, failed, cancelled, retried, { _tag: "ExtractionStarted", messages: 2 })
    ).toMatchObject({ status: "running", messages: 5, startedAt: at(8) }))

  test("lists the last failures one by one, and counts all", () => {
    const many = Array.from({ length: 60 }, (_, i) => windowFailed(`window${i + 10}`, ["said0000"]))
    expect(after(started, ...many)).toMatchObject({ failedParts: 60, failed: 60 })
    expect(after(started, ...many)?.failures).toHaveLength(50)
    expect(after(started, ...many)?.failures.at(-1)).toMatchObject({ part: "window69" })
  })
})
