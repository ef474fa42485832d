import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { Evidence } from "./evidence.ts"
import { plainQuotes } from "../kit/knowledgeSamples.ts"

const decode = Schema.decodeUnknownSync(Schema.toType(Evidence))
const [quote] = plainQuotes
const many = (count: number) => Array.from({ length: count }, () => quote)

describe("evidence", () => {
  test("has at least one quote", () => {
    expect(decode([quote])).toEqual([quote])
    expect(() => decode([])).toThrow("Missing key")
  })

  test("has a limited number of quotes", () => {
    expect(decode(many(24))).toHaveLength(24)
    expect(() => decode(many(25))).toThrow("at most 24")
  })

  test("keeps its order", () => {
    const second = { ...quote, start: 0, end: 3, text: "the" }
    expect(decode([second, quote])).toEqual([second, quote])
    expect(decode([quote, second])).toEqual([quote, second])
  })
})

describe("a quote", () => {
  test("is stored unchanged, with all marks and line ends", () => {
    const text = "  Сертифікат\u202e\r\n\tзакінчується 🦊 "
    expect(decode([{ ...quote, text }])[0].text).toBe(text)
  })

  test("has at least one character", () => expect(() => decode([{ ...quote, text: "" }])).toThrow("at least 1"))

  test("has at most 4,000 characters, and is well-formed", () => {
    expect(decode([{ ...quote, text: "x".repeat(4_000) }])).toHaveLength(1)
    expect(() => decode([{ ...quote, text: "x".repeat(4_001) }])).toThrow("at most 4000")
    expect(() => decode([{ ...quote, text: "\ud83e" }])).toThrow("well-formed")
    expect(() => decode([{ ...quote, text: "a\0b" }])).toThrow("NUL")
  })

  test.each([{ start: -1 }, { end: -1 }, { start: 40_001 }, { end: 40_001 }, { start: 0.5 }, { end: Number.NaN }])(
    "cannot have the position %j",
    (offset) => expect(() => decode([{ ...quote, ...offset }])).toThrow(`at [0]["${Object.keys(offset).join()}"]`)
  )

  test.each(["message", "author", "text", "start", "end"] as const)("names its %s", (field) => {
    const { [field]: _, ...rest } = quote
    expect(() => decode([rest])).toThrow(`Missing key\n  at [0]["${field}"]`)
  })
})
