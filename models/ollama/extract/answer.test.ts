import { describe, expect, test } from "vitest"
import { extractAnswer } from "./answer.ts"

const { schema, read } = extractAnswer
const atom = {
  type: "decision",
  text: "The deploy moves",
  topic: 0,
  evidence: [{ message: 0, quote: "We agreed" }],
  tags: ["deploy"],
  score: 80
}
const answer = { topics: [{ name: "Deploys", summary: "", known: null }], atoms: [atom] }
const withAtom = (changes: object) => JSON.stringify({ ...answer, atoms: [{ ...atom, ...changes }] })
const json = JSON.stringify(schema)

test("the schema uses only what grammars support", () =>
  expect(json).not.toMatch(/\$ref|\$defs|"pattern"|"format"|Infinity|NaN/u))

test("the schema closes every object and bounds every string, list and number", () => {
  const count = (what: RegExp) => json.match(what)?.length
  expect(count(/"additionalProperties":false/gu)).toBe(count(/"type":"object"/gu))
  expect(count(/"maxItems"/gu)).toBe(count(/"type":"array"/gu))
  expect(count(/"maxLength"|"enum"/gu)).toBe(count(/"type":"string"/gu))
  expect(count(/"minimum":0,"maximum"/gu)).toBe(count(/"type":"integer"/gu))
  expect(json).not.toContain('"type":"number"')
})

test("the schema halves the limits of texts, because grammars count code points", () =>
  expect(schema).toMatchObject({
    properties: { atoms: { items: { properties: { text: { maxLength: 250 }, evidence: { minItems: 1 } } } } }
  }))

test("an answer of the right shape is read", () => expect(read(JSON.stringify(answer, null, 2))).toEqual(answer))

test("an answer with as many characters outside the basic plane as the schema allows is read", () =>
  expect(read(withAtom({ text: "🔥".repeat(250) }))).not.toBeNull())

test("the shape accepts an index out of range, which the check then drops", () =>
  expect(read(withAtom({ evidence: [{ message: -9_000, quote: "We agreed" }] }))?.atoms[0]?.evidence[0]?.message).toBe(
    -9_000
  ))

describe("any other answer is rejected", () => {
  test.each([
    ["prose", "Nothing to keep."],
    ["half of it", JSON.stringify(answer).slice(0, 60)],
    ["a type of its own", withAtom({ type: "approval" })],
    ["a field of its own", withAtom({ approved: true })],
    ["a text without an end", withAtom({ text: "x".repeat(501) })],
    ["a score above all", withAtom({ score: 101 })],
    ["an index between two", withAtom({ topic: 0.5 })],
    ["more atoms than asked for", JSON.stringify({ ...answer, atoms: Array.from({ length: 31 }, () => atom) })],
    ["the schema itself", json],
    ["null", "null"]
  ])("%s", (_, text) => expect(read(text)).toBeNull())
})
