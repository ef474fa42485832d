import { describe, expect, test } from "vitest"
import { makeAlign } from "./align.ts"

const at = (text: string, quote: string) => {
  const found = makeAlign(text)(quote)
  return found && text.slice(found.start, found.end)
}

describe("a quote that is nearly a copy is found with the words of the text", () => {
  test.each([
    ["a dropped word", "well, we will paint the old boat in March then", "we will paint the boat in March"],
    ["a mended typing error", "plese order teh new sails before winter", "please order the new sails before winter"],
    ["another ending", "Домовились фарбувати човен навесні всі разом", "домовилися фарбувати човен навесні"],
    ["an added comma and mark", "ok we keep the old sail for the regatta", "we keep the old sail, for the regatta!"],
    ["a filler in the text", "мы, в общем, оставляем старый парус", "мы в общем то оставляем старый парус"]
  ])("%s", (_, text, quote) => expect(text).toContain(at(text, quote) ?? "nothing"))

  test("in whole words, with offsets past emoji", () =>
    expect(at("🔥🔥 We repaired the big anchors yesterday 🔥", "we repaired the big anchor yesterday")).toBe(
      "We repaired the big anchors yesterday"
    ))

  test("at the most similar place of a long text", () => {
    const filler = "The harbour was quiet and the gulls were loud. ".repeat(200)
    expect(at(`${filler}Somebody must grease the winch tonight. ${filler}`, "somebody must greese the winch")).toBe(
      "Somebody must grease the winch"
    )
  })
})

describe("a quote is not found", () => {
  test.each([
    ["with other words", "we agreed to move the boat to the quay", "we agreed to pay the crew a bonus"],
    ["with one other word that matters", "we agreed to move the boat", "we agreed to pay the boy"],
    ["with another number", "the mast is 12 metres high", "the mast is 13 metres high"],
    ["with another day", "we paint the boat on Friday", "we paint the boat on Monday"],
    ["without its negation", "we do not paint the boat this year", "we do paint the boat this year"],
    ["with a negation of its own", "човен фарбуємо цього року", "човен не фарбуємо цього року"],
    ["if it is short", "paint it red", "pant it red"],
    ["if it is glued from two places", "We move the boat. Then a long pause, and later: paint it", "We move paint it"]
  ])("%s", (_, text, quote) => expect(at(text, quote)).toBeNull())
})

test.each(["a", "ab ", "\u0301", "🦊", "\ufdfa", "İ"])("a text of %j only is compared in a bounded part", (unit) => {
  const text = unit.repeat(Math.ceil(12_000 / unit.length))
  expect(makeAlign(text)(`${text.slice(0, 390)}zz`)?.end ?? 0).toBeLessThanOrEqual(1_000)
})
