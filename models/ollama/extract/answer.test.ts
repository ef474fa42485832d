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

test("the schema on the wire has nothing that a grammar lacks", () =>
  expect(json).not.toMatch(/\$ref|\$defs|"pattern"|"format"|Infinity|NaN/u))

test("every object of it is closed, every string, list and number bounded", () => {
  const count = (what: RegExp) => json.match(what)?.length
  expect(count(/"additionalProperties":false/gu)).toBe(count(/"type":"object"/gu))
  expect(count(/"maxItems"/gu)).toBe(count(/"type":"array"/gu))
  expect(count(/"maxLength"|"enum"/gu)).toBe(count(/"type":"string"/gu))
  expect(count(/"minimum":0,"maximum"/gu)).toBe(count(/"type":"integer"/gu))
  expect(json).not.toContain('"type":"number"')
})

test("bounds of texts are halved for the wire, where code points count", () =>
  expect(schema).toMatchObject({
    properties: { atoms: { items: { properties: { text: { maxLength: 250 }, evidence: { minItems: 1 } } } } }
  }))

test("an answer of the right shape is read", () => expect(read(JSON.stringify(answer, null, 2))).toEqual(answer))

test("an answer of as many characters outside the basic plane as the wire lets through is read", () =>
  expect(read(withAtom({ text: "🔥".repeat(250) }))).not.toBeNull())

test("an index out of range is for the check, not for the shape", () =>
  expect(read(withAtom({ evidence: [{ message: -9_000, quote: "We agreed" }] }))?.atoms[0]?.evidence[0]?.message).toBe(
    -9_000
  ))

describe("anything else is not", () => {
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
