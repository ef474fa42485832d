import { describe, expect, test } from "vitest"
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { team } from "../../../domain/values.ts"
import { shownExtraction, shownRun } from "../../kit/rows.ts"
import { acceptedOf, progressOf, secondsOf, runVerbsOf } from "./progress.ts"

const now = Date.parse("2026-11-27T10:05:00Z")
const tick = (change: Partial<Tick> = {}): Tick => ({
  of: "extraction",
  id: "reading1",
  stage: "read",
  done: 60,
  total: 100,
  rate: 4,
  left: 10,
  audience: team,
  at: "2026-11-27T10:04:59Z",
  ...change
})

describe("the progress", () => {
  test("is the read, skipped and failed messages as a share of all", () => {
    expect(progressOf(shownExtraction("r", { read: 30, noise: 15, failed: 5 }), undefined, now)).toMatchObject({
      done: 50,
      total: 100,
      share: 0.5,
      rate: null
    })
    expect(progressOf(shownRun("r", { atoms: 40, read: 9, failed: 1 }), undefined, now).share).toBe(0.25)
  })

  test("rises with a tick, and does not fall with an older tick", () => {
    const row = shownExtraction("r", { read: 50 })
    expect(progressOf(row, tick(), now)).toMatchObject({ done: 60, stage: "read", rate: 4, left: 10 })
    expect(progressOf(row, tick({ done: 20 }), now).done).toBe(50)
    expect(progressOf(row, tick({ done: 900, total: 100 }), now).share).toBe(1)
  })

  test("has no rate when the last tick is old or the work has ended", () => {
    expect(progressOf(shownExtraction("r"), tick({ at: "2026-11-27T10:00:00Z" }), now).rate).toBeNull()
    expect(progressOf(shownExtraction("r", { status: "completed" }), tick(), now).stage).toBeNull()
  })

  test("is unknown before the count, and complete when the count is zero", () => {
    expect(progressOf(shownExtraction("r", { messages: null }), undefined, now).share).toBeNull()
    expect(progressOf(shownExtraction("r", { messages: 0 }), undefined, now).share).toBe(1)
  })

  test("took until its end, or until now", () => {
    expect(secondsOf(shownExtraction("r", { endedAt: "2026-11-27T10:01:00Z" }), now)).toBe(60)
    expect(secondsOf(shownExtraction("r"), now)).toBe(300)
    expect(secondsOf(shownExtraction("r", { startedAt: null }), now)).toBeNull()
  })
})

describe("the commands that apply", () => {
  test.each([
    ["requested", 0, ["cancel"]],
    ["running", 1, ["cancel"]],
    ["completed", 0, []],
    ["completed", 2, ["retry"]],
    ["failed", 0, ["retry"]],
    ["cancelled", 0, ["retry"]]
  ] as const)("an extraction that is %s with %i failed parts: %j", (status, failedParts, verbs) => {
    expect(runVerbsOf(shownExtraction("r", { status, failedParts }))).toEqual(verbs)
  })

  test.each([
    ["created", ["start", "cancel"]],
    ["running", ["cancel"]],
    ["completed", ["close"]],
    ["failed", ["retry", "close"]],
    ["cancelled", ["retry"]],
    ["closed", []]
  ] as const)("a run that is %s: %j", (status, verbs) => {
    expect(runVerbsOf(shownRun("r", { status }))).toEqual(verbs)
  })
})

test("the accepted share is a share of the decided proposals", () => {
  expect(acceptedOf(shownRun("r"))).toBeNull()
  expect(acceptedOf(shownRun("r", { verdicts: { approved: 1, edited: 1, merged: 1, rejected: 1 } }))).toBe(0.75)
})
