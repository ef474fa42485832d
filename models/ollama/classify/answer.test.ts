import { describe, expect, test } from "vitest"
import { classifyAnswer } from "./answer.ts"

const { schema, read } = classifyAnswer

const answer = { category: "bug", priority: "high", duePhrase: "by Friday", assigneePhrase: null }

test("the schema is closed and bounds every string", () =>
  expect(schema).toEqual({
    type: "object",
    properties: {
      category: { type: "string", enum: ["bug", "feature", "improvement", "question", "chore"] },
      priority: { type: "string", enum: ["low", "medium", "high", "critical"] },
      duePhrase: { anyOf: [{ type: "string", maxLength: 80 }, { type: "null" }] },
      assigneePhrase: { anyOf: [{ type: "string", maxLength: 80 }, { type: "null" }] }
    },
    required: ["category", "priority", "duePhrase", "assigneePhrase"],
    additionalProperties: false
  }))

test("an answer of the right shape is read", () => expect(read(JSON.stringify(answer, null, 2))?.value).toEqual(answer))

describe("any other answer is rejected", () => {
  test.each([
    ["prose", "It is a bug."],
    ["nothing", ""],
    ["half of it", JSON.stringify(answer).slice(0, 30)],
    ["prose around it", `Sure: ${JSON.stringify(answer)}`],
    ["a category of its own", JSON.stringify({ ...answer, category: "banana" })],
    ["a field of its own", JSON.stringify({ ...answer, due: "2026-11-27" })],
    ["a field too few", JSON.stringify({ category: "bug", priority: "high" })],
    ["a quote without an end", JSON.stringify({ ...answer, duePhrase: "x".repeat(161) })],
    ["the schema itself", JSON.stringify(schema)],
    ["null", "null"]
  ])("%s", (_, text) => expect(read(text)).toBeNull())
})
