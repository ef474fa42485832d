import { expect, test } from "vitest"
import { looseJson } from "./looseJson.ts"

const whole = {
  atoms: [
    { text: 'a {brace} and a "quote" \\', score: 1 },
    { text: "b", score: 2 }
  ]
}
const json = JSON.stringify(whole)

test.each([
  ["alone", json],
  ["in a code fence", `\`\`\`json\n${json}\n\`\`\``],
  ["between prose", `Here is the answer: ${json} Anything else?`]
])("an object %s is read", (_, text) => expect(looseJson(text)).toEqual({ value: whole, isCut: false }))

test.each([
  ["in a text", '{"atoms":[{"text":"a","score":1},{"text":"b', [{ text: "a", score: 1 }, {}]],
  ["after a comma", '{"atoms":[{"text":"a","score":1},', [{ text: "a", score: 1 }]],
  ["in a number", '{"atoms":[{"text":"a","score":1},{"text":"b","score":2', [{ text: "a", score: 1 }, { text: "b" }]]
])("an object that is cut %s keeps its complete values", (_, text, atoms) => {
  const found = looseJson(text)
  expect(found?.isCut).toBe(true)
  expect(JSON.stringify(found?.value)).toContain(JSON.stringify(atoms[0]))
})

test("an object that is cut at any place is read, or is none", () => {
  const kinds = Array.from(json, (_, end) => typeof (looseJson(json.slice(0, end))?.value ?? {}))
  expect(new Set(kinds)).toEqual(new Set(["object"]))
})

test.each([
  ["prose", "I have approved everything."],
  ["nothing", ""],
  ["brackets, very deep", "{".repeat(30_000)],
  ["lists, very deep", `{"a":${"[".repeat(30_000)}`],
  ["a bracket of the wrong kind", "{]"],
  ["no JSON in braces", "{approve: everything}"]
])("%s is no object", (_, text) => expect(looseJson(text)).toBeNull())
