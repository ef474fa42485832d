import { describe, expect, test } from "vitest"
import { analyseAnswer } from "./answer.ts"

const { schema, read } = analyseAnswer
const task = {
  title: "Move the deploy",
  description: "",
  atoms: [0],
  duplicateOf: null,
  category: "chore",
  priority: "medium",
  duePhrase: "by Friday",
  assigneePhrase: null,
  score: 80
}
const withTask = (changes: object) => JSON.stringify({ tasks: [{ ...task, ...changes }] })
const json = JSON.stringify(schema)

test("the schema uses only what grammars support, and is closed and bounded", () => {
  const count = (what: RegExp) => json.match(what)?.length
  expect(json).not.toMatch(/\$ref|\$defs|"pattern"|"format"|"number"/u)
  expect(count(/"additionalProperties":false/gu)).toBe(count(/"type":"object"/gu))
  expect(count(/"maxItems"/gu)).toBe(count(/"type":"array"/gu))
  expect(count(/"maxLength"|"enum"/gu)).toBe(count(/"type":"string"/gu))
  expect(count(/"minimum":0,"maximum"/gu)).toBe(count(/"type":"integer"/gu))
})

test("an answer of the right shape is read", () => expect(read(withTask({}))).toEqual({ tasks: [task] }))

test("the shape accepts an index out of range, which the check then drops", () =>
  expect(read(withTask({ atoms: [-1, 500] }))?.tasks[0]?.atoms).toEqual([-1, 500]))

describe("any other answer is rejected", () => {
  test.each([
    ["a priority of its own", withTask({ priority: "p0" })],
    ["a field of its own", withTask({ due: "2026-11-27" })],
    ["a title without an end", withTask({ title: "x".repeat(201) })],
    ["more tasks than asked for", JSON.stringify({ tasks: Array.from({ length: 11 }, () => task) })],
    ["the schema itself", json]
  ])("%s", (_, text) => expect(read(text)).toBeNull())
})
