import { describe, expect, test } from "vitest"
import { shownExtraction, shownRun } from "../../kit/rows.ts"
import { phasesOf } from "./phases.ts"
import { progressOf, type Work } from "./progress.ts"

const told = (row: Work, stage: "thread" | "read" | null = null) =>
  phasesOf(row, { ...progressOf(row, undefined, 0), stage })
    .map(({ name, is }) => `${name} ${is}`)
    .join(", ")

describe("the phases", () => {
  test("before the one at work are done, and the others come next", () => {
    expect(told(shownExtraction("r"), "thread")).toBe("collect done, thread now, read next, propose next, done next")
    expect(told(shownRun("r"), "read")).toBe("collect done, read now, propose next, done next")
  })

  test("are known without a tick from what was counted", () => {
    expect(told(shownExtraction("r", { messages: null }))).toMatch(/^collect now/)
    expect(told(shownExtraction("r"))).toMatch(/^collect done, thread done, read now/)
  })

  test("of work that has not started all come next, and of work that is complete all are done", () => {
    expect(told(shownRun("r", { status: "created" }))).not.toMatch(/done,|now/)
    expect(told(shownRun("r", { status: "closed" }))).toBe("collect done, read done, propose done, done done")
  })

  test("of work that was stopped have none at work", () => {
    expect(told(shownExtraction("r", { status: "cancelled" }))).toBe(
      "collect done, thread done, read off, propose off, done off"
    )
  })
})
