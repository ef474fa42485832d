import { expect, test } from "vitest"
import { type FirstFacts, type StepId, firstStepsOf } from "./steps.ts"

const nothing: FirstFacts = {
  system: {
    bot: { connected: false, name: null, note: "" },
    model: { provider: "builtin", model: "rules", embedModel: "", reachable: true, note: "" }
  },
  hasMessages: false,
  proposals: 0
}
const statesOf = (facts: Partial<FirstFacts>, ...skipped: ReadonlyArray<StepId>) =>
  firstStepsOf({ ...nothing, ...facts }, new Set(skipped)).map(({ state }) => state)

test("a fresh installation is at the bot, and the first two steps are done", () => {
  expect(statesOf({})).toEqual(["done", "done", "now", "later", "later", "later"])
})

test("a skipped step makes the next one due, and is due again when it is taken up", () => {
  expect(statesOf({}, "bot", "model")).toEqual(["done", "done", "skipped", "skipped", "now", "later"])
  expect(statesOf({}, "model")).toEqual(["done", "done", "now", "skipped", "later", "later"])
})

test("facts count more than a skip, and later steps may be done first", () => {
  expect(statesOf({ hasMessages: true }, "chat")).toEqual(["done", "done", "now", "later", "done", "later"])
  expect(statesOf({ hasMessages: true, proposals: 3 }, "bot", "model")).toEqual([
    "done",
    "done",
    "skipped",
    "skipped",
    "done",
    "done"
  ])
})
