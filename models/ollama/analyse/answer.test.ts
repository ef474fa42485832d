import { expect, test } from "vitest"
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

test("an answer of the right shape is read", () =>
  expect(read(withTask({}))).toEqual({ value: { tasks: [{ ...task, at: 0 }] }, kept: 1, dropped: {} }))

test("the shape accepts an index out of range, which the check then drops", () =>
  expect(read(withTask({ atoms: [-1, 500] }))?.value.tasks[0]?.atoms).toEqual([-1, 500]))

test.each([
  ["a field of its own", { due: "2026-11-27" }, {}],
  ["a priority of its own", { priority: "p0" }, { "replaced-priority": 1 }],
  ["a score above all", { score: 1_000_000 }, {}],
  ["a phrase without an end", { duePhrase: "x".repeat(161) }, { "replaced-duePhrase": 1 }]
])("%s costs no task", (_, changes, dropped) => expect(read(withTask(changes))).toMatchObject({ kept: 1, dropped }))

test.each([
  ["a title without an end", { title: "x".repeat(201) }, { "bad-title": 1 }],
  ["a category of its own", { category: "epic" }, { "bad-category": 1 }],
  ["atoms that are no list", { atoms: 0 }, { "bad-atoms": 1 }]
])("%s costs its task alone", (_, changes, dropped) => {
  const both = JSON.stringify({ tasks: [{ ...task, ...changes }, task] })
  expect(read(both)).toMatchObject({ kept: 1, dropped, value: { tasks: [{ at: 1 }] } })
})

test.each([
  ["the schema itself", json],
  ["a list", "[]"]
])("%s is no answer", (_, text) => expect(read(text)).toBeNull())
