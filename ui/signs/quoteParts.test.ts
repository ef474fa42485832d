import { describe, expect, test } from "vitest"
import { quotePartsOf, nearQuotes, isUnchanged } from "./quoteParts.ts"

const text = "Please give me an action to ask the CC, it is not clear"
const quote = (words: string) => {
  const start = text.indexOf(words)
  return { text: words, start, end: start + words.length }
}
const shown = (parts: ReturnType<typeof quotePartsOf>) =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("|")

describe("a quoted message", () => {
  test("is cut at its quotes, in any order", () => {
    expect(shown(quotePartsOf(text, [quote("not clear"), quote("give me an action")]))).toBe(
      "Please |[give me an action]| to ask the CC, it is |[not clear]"
    )
  })

  test("marks words that only resemble the quote, also where they overlap with an exact one", () => {
    const parts = quotePartsOf(text, [
      quote("give me"),
      { ...quote("me an action"), inexact: true },
      quote("not clear")
    ])
    expect(parts.filter(({ hit }) => hit).map(({ inexact = false }) => inexact)).toEqual([true, false])
  })

  test("contains every letter once", () => {
    const quotes = [quote("give me an action to ask"), quote("action to ask the CC"), quote("me an"), quote("Please")]
    const parts = quotePartsOf(text, quotes)
    expect(parts.map((part) => part.text).join("")).toBe(text)
    expect(shown(parts)).toBe("[Please]| |[give me an action to ask the CC]|, it is not clear")
  })

  test("marks nothing where an edit took the words away", () => {
    const moved = { ...quote("not clear"), start: 3, end: 12 }
    expect(isUnchanged(text, moved)).toBe(false)
    expect(shown(quotePartsOf(text, [moved]))).toBe(text)
    expect(quotePartsOf("", [])).toEqual([{ text: "", hit: false }])
  })

  test("shows the surroundings of the quotes in a long message, and the complete quotes", () => {
    const far = "a".repeat(10_000)
    const hit = { text: "b".repeat(900), hit: true }
    const parts = nearQuotes([{ text: far, hit: false }, hit, { text: far, hit: false }])
    expect(parts[1]).toEqual(hit)
    expect(parts[0]?.text).toMatch(/^…a{320}$/)
    expect(parts[2]?.text).toMatch(/^a{320}…$/)
    expect(nearQuotes([{ text: far, hit: false }])[0]?.text).toMatch(/^a{320}…$/)
    expect(nearQuotes([{ text: "short", hit: false }])).toEqual([{ text: "short", hit: false }])
  })
})
