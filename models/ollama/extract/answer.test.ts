import { describe, expect, test } from "vitest"
import { extractAnswer } from "./answer.ts"

const { schema, read } = extractAnswer
const atom = {
  type: "decision",
  text: "The deploy moves",
  topic: 0,
  evidence: [{ message: 0, quote: "We agreed" }],
  tags: ["deploy"],
  score: 80,
  status: "done",
  closedBy: { message: 1, quote: "done" },
  replacedBy: null,
  owner: 0,
  duePhrase: "on Monday",
  links: [{ relation: "closes", to: 0 }]
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

test("the model writes the proof of an atom before its conclusion", () => {
  const keys = Object.keys(Object(schema)["properties"].atoms.items.properties)
  expect(keys.slice(0, 3)).toEqual(["evidence", "type", "text"])
})

test("an answer of the right shape is read", () =>
  expect(read(JSON.stringify(answer, null, 2))).toEqual({
    value: { topics: [{ ...answer.topics[0], at: 0 }], atoms: [{ ...atom, at: 0 }] },
    kept: 2,
    dropped: {}
  }))

test("an answer with as many characters outside the basic plane as the schema allows is read", () =>
  expect(read(withAtom({ text: "🔥".repeat(250) }))?.dropped).toEqual({}))

test("an answer of earlier prompts is read, without the life of its atoms", () => {
  const { status: _, closedBy: __, replacedBy: ___, owner: ____, duePhrase: _____, links: ______, ...old } = atom
  expect(read(JSON.stringify({ topics: [], atoms: [old] }))?.value.atoms[0]).toMatchObject({
    status: "open",
    closedBy: null,
    owner: null,
    links: []
  })
})

describe("no usable answer", () => {
  test.each([
    ["prose", "Nothing to keep."],
    ["the beginning of one", JSON.stringify(answer).slice(0, 20)],
    ["the schema itself", json],
    ["a list of atoms", JSON.stringify([atom])],
    ["null", "null"]
  ])("%s", (_, text) => expect(read(text)).toBeNull())
})
