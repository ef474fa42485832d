import { expect, test } from "vitest"
import type { WhyStep } from "../../../gateways/contract/knowledge.ts"
import { whyLines } from "./whyLines.ts"

const step = (is: WhyStep["is"], text: string): WhyStep => ({
  is,
  id: `${is}-${text}`,
  text,
  actor: null,
  at: "2026-11-27T10:00:00Z",
  model: null,
  quotes: [],
  files: 0
})

test("at most three steps say why, one of each kind, in the order of the chain", () => {
  const chain = [
    step("message", "Please ask them"),
    step("message", "Yes, please"),
    step("extraction", "Backend"),
    step("proposal", "Disputes go first"),
    step("atom", "Disputes go first"),
    step("topic", "Disputes"),
    step("run", "Monday"),
    step("task", "Ask them")
  ]
  expect(whyLines(chain).map(({ is, text }) => [is, text])).toEqual([
    ["message", "Please ask them"],
    ["extraction", "Backend"],
    ["atom", "Disputes go first"]
  ])
})

test("a task that a person made has no lines", () => {
  expect(whyLines([step("task", "Ask them")])).toEqual([])
})
