import { expect, test } from "vitest"
import { isWithinJsonBounds, JsonBounds, mostJsonLevels, mostJsonParts, parseBoundedJson } from "./jsonBounds.ts"

const nested = (levels: number, open = "[", close = "]") => open.repeat(levels) + close.repeat(levels)

test.each([
  ["lists as deep as allowed", nested(mostJsonLevels), true],
  ["lists that are one level deeper", nested(mostJsonLevels + 1), false],
  ["half a million levels", nested(500_000), false],
  ["objects that are too deep", nested(mostJsonLevels + 1, '{"a":', "}"), false],
  ["many objects beside each other", `[${"{},".repeat(mostJsonParts)}{}]`, false],
  ["as many fields as allowed", `{${`"a":1,`.repeat(mostJsonParts - 2)}"a":1}`, true],
  ["too many fields", `{${`"a":1,`.repeat(mostJsonParts)}"a":1}`, false],
  ["many numbers", `[${"1,".repeat(500_000)}1]`, true],
  ["brackets and colons in a text", JSON.stringify({ a: nested(500_000, "[:{") }), true],
  ["escaped quotes and backslashes before brackets", JSON.stringify(`\\"${"[".repeat(1000)}\\\\"`), true],
  ["a text that ends with a backslash, then brackets", `["\\\\",${nested(mostJsonLevels)}]`, false]
])("%s", (_, json, isWithin) => {
  expect(isWithinJsonBounds(json)).toBe(isWithin)
  expect(isWithinJsonBounds(Buffer.from(json))).toBe(isWithin)
})

test("the chunks of a stream are one JSON, wherever they are cut", () => {
  const json = Buffer.from(JSON.stringify({ a: '\\"[[[', b: [1, { c: "\\\\" }] }).repeat(3))
  const deep = Buffer.concat([json, Buffer.from(nested(mostJsonLevels + 1))])
  for (let at = 0; at < json.length; at++) {
    const { take } = new JsonBounds()
    expect([take(deep.subarray(0, at)), take(deep.subarray(at))]).toEqual([true, false])
  }
})

test("JSON beyond the bounds and text that is not JSON are undefined", () => {
  expect(parseBoundedJson('{"a": [1]}')).toEqual({ a: [1] })
  expect([parseBoundedJson(nested(mostJsonLevels + 1)), parseBoundedJson("{")]).toEqual([undefined, undefined])
})
