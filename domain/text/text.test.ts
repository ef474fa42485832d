import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { line, notBlank, prose, verbatim } from "./text.ts"

const enters = (schema: Schema.Codec<string>, text: string) => Schema.decodeUnknownSync(schema)(text)
const refuses = (schema: Schema.Codec<string>, text: string, because: string) =>
  expect(() => enters(schema, text)).toThrow(because)
const keeps = (schema: Schema.Codec<string>, text: string) => expect(enters(schema, text)).toBe(text)
/** A stored text, as an earlier version may have written it. */
const isStored = (schema: Schema.Codec<string>, text: string) => Schema.is(schema)(text)

const title = line(300)
const description = prose(20_000)
const said = verbatim(40_000)

// Every character that Unicode calls a bidi control; the first three are marks that honest prose in Arabic or Hebrew uses.
const marks = ["\u061c", "\u200e", "\u200f"]
const orders = ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"]
const controls = ["\0", "\u0007", "\u001b", "\u007f", "\u009f"]
const unused = ["\u00ad", "\u200b", "\u2060", "\ufeff"]

const named = (text: string) => `U+${text.codePointAt(0)?.toString(16).padStart(4, "0")}`
const cases = (...texts: ReadonlyArray<string>) => texts.map((text) => [named(text), text] as const)

describe("a line", () => {
  test.each(cases(...controls, ...marks, ...orders, ...unused))("loses %s, and is not refused", (_, mark) =>
    expect(enters(title, `pay ${mark}invoice`)).toBe("pay invoice")
  )
  test.each(cases("\t", "\n", "\r", "\v", "\u0085", "\u00a0", "\u2028", "\u2029"))("has a space for %s", (_, blank) =>
    expect(enters(title, `pay${blank}invoice`)).toBe("pay invoice")
  )
  test("has no blanks around it", () => expect(enters(title, "  pay  \r\n invoice ")).toBe("pay invoice"))

  test.each(["", " ", "\u00a0", "\u200b", "\u2060\u200d", "\u3164", "\u2800", "\u202e\u0007"])(
    "of %j, which shows nothing, is blank for the person who typed it",
    (text) => refuses(title, text, "must not be blank")
  )

  test.each(["Виправити вхід", "修复登录", "إصلاح الدخول", "👩🏽‍💻 ships it", "e\u0301", "می\u200cخواهم"])(
    "keeps %j",
    (text) => keeps(title, text)
  )
})

describe("prose", () => {
  test.each(cases(...controls, ...orders))("loses %s, and is not refused", (_, mark) =>
    expect(enters(description, `a${mark}b`)).toBe("ab")
  )
  test.each(cases("\r", "\r\n", "\v", "\u0085", "\u2028"))("has a line break for %s", (_, mark) =>
    expect(enters(description, `a${mark}b`)).toBe("a\nb")
  )
  test.each(cases(...marks, "\t", "\n"))("keeps %s", (_, mark) => keeps(description, `a${mark}b`))
  test("keeps the indent of its first line", () =>
    expect(enters(description, "\r\n \n  - a\n  - b\n\n")).toBe("  - a\n  - b"))
  test("may be empty", () => keeps(description, ""))
  test.each([" \n\u200b", "\u2800", "\u3164\r\n"])("of %j may be required not to be blank", (text) =>
    refuses(description.check(notBlank), text, "must not be blank")
  )
})

describe("verbatim text", () => {
  test.each(cases(...controls.slice(1), ...marks, ...orders, ...unused, "\r"))(
    "keeps %s, since evidence quotes it",
    (_, mark) => keeps(said, `a${mark}b`)
  )
  test("has a mark for NUL, which Postgres cannot hold", () => expect(enters(said, "a\0b")).toBe("a\ufffdb"))
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
  ])("marks the place of %s surrogate without its pair, and is stored only well-formed", (_, half) => {
    expect(enters(schema, `a${half}b`)).toMatch(/^a\ufffd+b$/u)
    expect(isStored(schema, `a${half}b`)).toBe(false)
  })

  test.each([[42], [null], [undefined], [["a"]], [{}]])("is text, so %j is refused", (what) => {
    expect(Schema.is(schema)(what)).toBe(false)
    expect(() => Schema.decodeUnknownSync(schema)(what)).toThrow("Expected string")
  })
})

test("a text that an earlier version stored is read without a change", () => {
  for (const text of [" spaces ", "zero\u200bwidth", "soft\u00adhyphen"]) {
    expect(isStored(title, text)).toBe(true)
    expect(Schema.decodeUnknownSync(Schema.toType(title))(text)).toBe(text)
  }
  expect(isStored(title, "pay \u202einvoice")).toBe(false)
  expect(isStored(description, "a\r\nb")).toBe(false)
})
