import { expect, test } from "vitest"
import type { Metrics } from "../../../gateways/contract/knowledge.ts"
import { accuracyOf } from "./accuracy.ts"

const decision = (model: string, approved: number, rejected: number) => ({
  kind: "task" as const,
  provider: "ollama",
  model,
  promptVersion: "1",
  approved,
  edited: 0,
  merged: 0,
  rejected,
  n: approved + rejected
})
const figures = (...decisions: Metrics["decisions"]) => ({ decisions }) as Metrics

test("the accuracy is the share of kept drafts, over all prompts of the model", () =>
  expect(accuracyOf(figures(decision("one", 10, 5), decision("one", 5, 0), decision("two", 0, 90)), "one")).toEqual({
    kept: 15,
    n: 20
  }))

test("few decisions give no accuracy", () => {
  expect(accuracyOf(figures(decision("one", 19, 0)), "one")).toBeNull()
  expect(accuracyOf(undefined, "one")).toBeNull()
})
