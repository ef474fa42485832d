import { expect, test } from "vitest"
import { boundedAnswer, boundedSentence } from "./bounded.ts"

test("a short answer is unchanged, also with more texts than a long one keeps", () => {
  const answer = { items: Array.from({ length: 200 }, (_, id) => ({ id, text: "ї" })), none: null }
  expect(boundedAnswer(answer)).toBe(JSON.stringify(answer))
})

test("a long answer is valid JSON, and says how much is left out", () => {
  const messages = Array.from({ length: 60 }, (_, id) => ({ id, text: "x".repeat(5000) }))
  const text = boundedAnswer({ kind: "statement", messages })
  expect(text.length).toBeLessThan(60_001)
  const { kind, messages: kept } = JSON.parse(text) as { kind: string; messages: ReadonlyArray<unknown> }
  expect([kind, kept.length, kept.at(-1)]).toEqual(["statement", 51, "… (10 more entries)"])
  expect(kept[0]).toEqual({ id: 0, text: `${"x".repeat(1000)} … (4000 more characters)` })
})

test.each([
  ["many fields", Object.fromEntries(Array.from({ length: 8000 }, (_, n) => [`field${n}`, n]))],
  ["quotation marks", Object.fromEntries(Array.from({ length: 5000 }, (_, n) => ['"'.repeat(n % 50), '"'.repeat(90)]))],
  ["lists in lists", Array.from({ length: 40 }, () => Array.from({ length: 40 }, () => ["x".repeat(4000)]))]
])("an answer of %s is bounded too", (_, answer) => expect(boundedAnswer(answer).length).toBeLessThan(60_001))

test("a sentence that repeats a long input is cut", () =>
  expect(boundedSentence("x".repeat(1_000_000)).length).toBeLessThan(2003))
