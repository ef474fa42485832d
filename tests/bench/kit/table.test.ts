import { describe, expect, test } from "vitest"
import { type Goal, verdictOf } from "./measure.ts"
import { linesOf, markdownOf, summaryOf } from "./table.ts"

const ratio: Goal = { area: "bus", unit: "ratio", goal: 0.75, worst: 0.4 }
const millis: Goal = { area: "bus", unit: "ms", goal: 50, worst: 150 }

describe("a line of the table", () => {
  test("passes at its goal", () => {
    expect(verdictOf(ratio, 0.75)).toBe("pass")
    expect(verdictOf(millis, 50)).toBe("pass")
  })
  test("misses its goal up to the worst known value, and is a regression beyond it", () => {
    expect(verdictOf(ratio, 0.5)).toBe("miss")
    expect(verdictOf(ratio, 0.39)).toBe("REGRESSION")
    expect(verdictOf(millis, 51)).toBe("miss")
    expect(verdictOf(millis, 151)).toBe("REGRESSION")
  })
  test("without a number is a regression", () => expect(verdictOf(millis, Number.NaN)).toBe("REGRESSION"))
})

test("each goal of an area that ran has a line, also without a measure", () => {
  const lines = linesOf(["reads"], [{ name: "http-list-20", value: 0.05, of: "GET /api/tasks" }], { reads: "no port" })
  expect(lines).toMatchObject([
    { name: "http-get-task", value: null, verdict: "not measured", of: "no port" },
    { name: "http-list-20", value: 0.05, goal: "≥ 0.06", verdict: "miss" }
  ])
  expect(summaryOf(lines)).toBe("0 pass, 1 miss their goal, 0 regressions, 1 not measured")
  expect(markdownOf(lines)).toContain("| http-list-20 | ≥ 0.06 | 0.05 | ratio | miss | GET /api/tasks |")
})
