import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { line, notBlank, prose, verbatim } from "./text.ts"

const refuses = (schema: Schema.Codec<string>, text: string, because: string) =>
  expect(() => Schema.decodeUnknownSync(schema)(text)).toThrow(because)
const keeps = (schema: Schema.Codec<string>, text: string) => expect(Schema.decodeUnknownSync(schema)(text)).toBe(text)

const title = line(300)
const description = prose(20_000)
const said = verbatim(40_000)
const notPrintable = "control characters or invisible marks"

// Every character that Unicode calls a bidi control; the first three are marks that honest prose in Arabic or Hebrew uses.
const marks = ["\u061c", "\u200e", "\u200f"]
const orders = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
const controls = ["\0", "\u0007", "\u001b", "\u007f", "\u0085", "\u009f"]

const named = (text: string) => `U+${text.codePointAt(0)?.toString(16).padStart(4, "0")}`
const cases = (...texts: ReadonlyArray<string>) => texts.map((text) => [named(text), text] as const)

describe("a line", () => {
  test.each(cases(...controls, ...marks, ...orders, "\t", "\n", "\r", "\u2028", "\u2029"))("refuses %s", (_, mark) =>
    refuses(title, `pay ${mark}invoice`, notPrintable)
  )

  test.each(["", " ", "\u00a0", "\u200b", "\u2060\u200d", "\u3164"])("refuses %j, which shows nothing", (text) =>
    refuses(title, text, "must not be blank")
  )

  test.each(["Виправити вхід", "修复登录", "إصلاح الدخول", "👩🏽‍💻 ships it", "e\u0301", "می\u200cخواهم"])(
    "keeps %j",
    (text) => keeps(title, text)
  )
})

describe("prose", () => {
  test.each(cases(...controls, ...orders, "\r"))("refuses %s", (_, mark) =>
    refuses(description, `a${mark}b`, notPrintable)
  )
  test.each(cases(...marks, "\t", "\n"))("keeps %s", (_, mark) => keeps(description, `a${mark}b`))
  test("may be empty", () => keeps(description, ""))
  test("may be required not to be blank", () => refuses(description.check(notBlank), " \n\u200b", "must not be blank"))
})

describe("verbatim text", () => {
  test.each(cases(...controls.slice(1), ...marks, ...orders, "\r"))("keeps %s, since evidence quotes it", (_, mark) =>
    keeps(said, `a${mark}b`)
  )
  test("refuses NUL, which Postgres cannot hold", () => refuses(said, "a\0b", "must not hold the character NUL"))
})

describe.each([
  ["a line", title, 300],
  ["prose", description, 20_000],
  ["verbatim text", said, 40_000]
] as const)("%s", (_, schema, most) => {
  test("may have exactly the longest allowed length", () => {
    keeps(schema, "x".repeat(most))
    refuses(schema, "x".repeat(most + 1), `must be at most ${most} characters long`)
  })

  test("of 100 kB is refused", () => refuses(schema, "x".repeat(100_000), "characters long"))

  test.each([
    ["an opening", "\ud83d"],
    ["a closing", "\udc69"],
    ["a swapped", "\udc69\ud83d"]
  ])("refuses %s surrogate without its pair", (_, half) => refuses(schema, `a${half}b`, "must be well-formed Unicode"))

  test.each([[42], [null], [undefined], [["a"]], [{}]])("is text, so %j is refused", (what) =>
    expect(Schema.is(schema)(what)).toBe(false)
  )
})
