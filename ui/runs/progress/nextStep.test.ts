import { expect, test } from "vitest"
import { shownExtraction, shownRun } from "../../kit/rows.ts"
import { nextStepOf } from "./nextStep.ts"

test.each([
  ["an extraction that runs", shownExtraction("r"), 0, 9, { is: "none" }],
  ["an extraction that runs and has proposed", shownExtraction("r"), 3, 9, { is: "decide", count: 3 }],
  ["an extraction to decide on", shownExtraction("r", { status: "completed" }), 3, 9, { is: "decide", count: 3 }],
  ["a decided extraction", shownExtraction("r", { status: "completed" }), 0, 9, { is: "suggest", count: 9 }],
  ["a decided extraction without statements", shownExtraction("r", { status: "completed" }), 0, 0, { is: "none" }],
  ["a stopped extraction", shownExtraction("r", { status: "cancelled" }), 3, 9, { is: "continue" }],
  ["a new run", shownRun("r", { status: "created" }), 0, 0, { is: "start" }],
  ["a decided run", shownRun("r", { status: "completed" }), 0, 0, { is: "close" }],
  ["a closed run", shownRun("r", { status: "closed" }), 0, 4, { is: "suggest", count: 4 }]
] as const)("the next step of %s", (_, row, waiting, fresh, step) => {
  expect(nextStepOf(row, waiting, fresh)).toEqual(step)
})
