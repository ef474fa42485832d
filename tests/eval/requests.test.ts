import { expect, test } from "vitest"
import { isRequestByRules, labelledSentences, requestGate } from "./requests.ts"

const things = ["report", "invoice", "contract", "draft", "budget", "ticket", "slide", "plan"]
const source = things
  .flatMap((thing, i) =>
    Array.from({ length: 8 }, (_, k) => [
      `Yes\tPlease send me the ${thing} number ${i * k} by noon.`,
      `No\tThe ${thing} number ${i * k} arrived in good order.`
    ]).flat()
  )
  .join("\n")

test("lines are parsed with their labels, and broken lines are skipped", () => {
  expect(labelledSentences("Yes\tSend it\twith a tab\r\nNo\tIt rains\n\nMaybe\twhat\nnothing")).toEqual([
    { worth: true, text: "Send it\twith a tab" },
    { worth: false, text: "It rains" }
  ])
})

test("figures count correct answers, and are reproducible", () => {
  const examples = labelledSentences(source)
  const figures = requestGate(examples)
  expect(figures).toMatchObject({ sentences: 128, requests: 64, folds: 5 })
  expect(figures.withLearner.f1).toBeGreaterThan(0.95)
  expect(figures.rulesAlone).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(requestGate(examples)).toEqual(figures)
})

test("random labels are not learned", () => {
  // The label is independent of the text. A learner that memorises, or sees the answers, would score better.
  const noise = Array.from({ length: 200 }, (_, i) => ({
    text: `thing ${(i * 7919) % 1009}`,
    worth: (i * 31) % 4 === 0
  }))
  expect(requestGate(noise).withLearner.f1).toBeLessThan(0.5)
})

test.each([
  ["Could you send it?", true],
  ["I will call you.", true],
  ["It rains.", false]
])("the rules say of %j: %s", (text, is) => expect(isRequestByRules(text)).toBe(is))
