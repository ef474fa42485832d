import { prop } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { describe, expect, test } from "vitest"
import { firstLineFrom, lineFrom, proseFrom, verbatimFrom } from "./fit.ts"
import { line, prose, verbatim } from "./text.ts"

const most = 12
const nasty = Schema.Literals([
  "\0",
  "\t",
  "\n",
  "\r\n",
  "\u001b",
  "\u0085",
  "\u200b",
  "\u200e",
  "\u061c",
  "\u202e",
  "\u2028",
  "\ud83d",
  "\udc69",
  "👩🏽‍💻",
  " ",
  "ж",
  "a"
])
const anything = Arbitrary.array(Arbitrary.schema(Schema.Union([nasty, Schema.String])), { maxLength: 20 }).pipe(
  Arbitrary.map((parts) => parts.join(""))
)

describe("a line made from any text", () => {
  prop(
    "fits the rules of a line, or is none",
    [anything],
    ([text]) => {
      const found = lineFrom(text, most)
      expect(found === null || Schema.is(line(most))(found)).toBe(true)
    },
    { arbitrary: { runs: 1000 } }
  )

  test.each([
    ["Fix the login", "Fix the login"],
    ["pay\u202e eciovni", "pay eciovni"],
    ["tab\there\u0007", "tab here"],
    ["two lines\rhere", "two lines here"]
  ])("of %j is %j", (text, found) => expect(lineFrom(text, 300)).toBe(found))

  test.each(["", " \n ", "\u3164", "\u200b\u200d", "\u202e"])("of %j, which shows nothing, is empty", (text) =>
    expect(lineFrom(text, 300)).toBe(null)
  )

  test("is cut with an ellipsis, and never within a character", () => {
    expect(lineFrom("a long title", 7)).toBe("a long…")
    expect(lineFrom("12345👩6789", 7)).toBe("12345…")
  })
})

test.each([
  ["\n  \u200b\nsecond line", "second line"],
  ["two lines\rhere", "two lines"],
  [" \u3164\n\u2800", null]
])("the first line of %j is %j", (text, found) => expect(firstLineFrom(text, 300)).toBe(found))

describe("prose made from any text", () => {
  prop(
    "fits the rules of prose",
    [anything],
    ([text]) => {
      expect(Schema.is(prose(most))(proseFrom(text, most))).toBe(true)
    },
    { arbitrary: { runs: 1000 } }
  )

  test("keeps its lines and its tabs", () => expect(proseFrom("a\r\nb\rc\td\u2028e", 300)).toBe("a\nb\nc\td\ne"))
})

describe("verbatim text made from any text", () => {
  prop(
    "fits the rules of verbatim text",
    [anything],
    ([text]) => {
      expect(Schema.is(verbatim(most))(verbatimFrom(text, most))).toBe(true)
    },
    { arbitrary: { runs: 1000 } }
  )

  test("keeps everything that can be stored", () =>
    expect(verbatimFrom(" \u202ea\r\n\tb ", 300)).toBe(" \u202ea\r\n\tb "))
  test("marks each place of a character that cannot be stored", () =>
    expect(verbatimFrom("a\0b\ud800c", 300)).toBe("a\ufffdb\ufffdc"))
})
