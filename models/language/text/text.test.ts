import { describe, expect, test } from "vitest"
import { contentWords, stemOf, stems } from "./contentWords.ts"
import { likeness, sameThing } from "./likeness.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { shortened, upperFirst } from "./tidy.ts"

describe("content words", () => {
  test("leave out stop words, and have their place in the text", () => {
    const text = "We'll have Marco's ban lifted by the CC, see https://example.org/ban"
    const words = contentWords(text)
    expect(words.map(({ word }) => word)).toEqual(["Marco", "ban", "lifted", "CC"])
    for (const { word, start, end } of words) expect(text.slice(start, end)).toBe(word)
  })

  test.each([
    ["verify", "verification"],
    ["create", "created"],
    ["імпорт", "імпорту"],
    ["рахунки", "рахунками"],
    ["сертификат", "сертификаты"]
  ])("%s and %s are one word", (a, b) => expect(stemOf(a)).toBe(stemOf(b)))

  test("are empty for a text without words", () => expect(stems("... 🙂 12 !?").size).toBe(0))
})

describe("likeness", () => {
  test.each([
    ["apw to get work-items created for arm testing", "get some work-items for arm testing created"],
    ["Fix the invoice export", "fix invoice export!"],
    ["виправити імпорт контактів", "Виправити імпорт контактів до п'ятниці"]
  ])("of %j and %j means the same thing", (a, b) => expect(likeness(a, b)).toBeGreaterThanOrEqual(sameThing))

  test.each([
    ["Fix the invoice export", "Fix the login page"],
    ["verify the fix of bug 666028", "verify the fix of bug 658227"],
    ["", "Fix the login page"],
    ["", ""]
  ])("of %j and %j does not", (a, b) => expect(likeness(a, b)).toBeLessThan(sameThing))
})

test("one line contains no invisible characters", () => expect(oneLine(" a\u202e b\u0007\n\tc\u200b ")).toBe("a b c"))

test("a text is cut between words and ends with an ellipsis", () => {
  expect(shortened("one two three", 9)).toBe("one two…")
  expect(shortened("🙂🙂🙂🙂", 4).isWellFormed()).toBe(true)
  expect(shortened("short", 9)).toBe("short")
})

test("a title begins with a capital letter", () => expect(upperFirst("їжак")).toBe("Їжак"))
