import { describe, expect, test } from "vitest"
import { saidInWindow as said } from "../../../kit/questions.ts"
import { handlesOf } from "./address.ts"
import { sentencesOf } from "./sentence.ts"

const read = (text: string, handles: ReadonlySet<string> = new Set()) => sentencesOf(said(text), 0, handles)

describe("a message is split into sentences", () => {
  test.each([
    ["The page is slow. Can you look?", ["The page is slow.", "Can you look?"]],
    ["first the schema\nthen the export", ["first the schema", "then the export"]],
    ["Use a cache, e.g. Redis for it.", ["Use a cache, e.g. Redis for it."]],
    ["see https://example.org/a.b?c=d for more", ["see https://example.org/a.b?c=d for more"]],
    ["ok. yes", []]
  ])("%j", (text, quotes) => expect(read(text).map(({ quote }) => quote)).toEqual(quotes))

  test("each of which is an exact piece of it", () => {
    const text = "  Один рядок…  Два рядки!   «Три рядки?»  four lines of it. "
    for (const { quote } of read(text)) expect(text).toContain(quote)
  })

  test("a very long one is cut between words, and never within a character", () => {
    const [first] = read("слово🙂".repeat(2_000))
    expect(first?.quote.length).toBeLessThanOrEqual(480)
    expect(first?.quote.isWellFormed()).toBe(true)
  })
})

describe("prefixes are removed from the text of a sentence", () => {
  const handles = new Set(["bo"])
  test.each([
    ["bo: the page is slow", "the page is slow"],
    ["bo, carl_9: the page is slow", "the page is slow"],
    ["@bo @ann the page is slow", "the page is slow"],
    ["Hello everyone, the page is slow", "the page is slow"],
    ["Привіт, колеги! сторінка повільна", "сторінка повільна"],
    ["bo: [ACTION] ann to fix the page", "ann to fix the page"],
    ["Login: the page is slow", "Login: the page is slow"],
    ["Unfortunately, the page is slow", "Unfortunately, the page is slow"],
    ["Сьогодні, мабуть, сторінка повільна", "Сьогодні, мабуть, сторінка повільна"]
  ])("%s → %s", (text, words) => expect(read(text, handles).map((sentence) => sentence.text)).toContain(words))
})

test("a word that is addressed often is a name", () => {
  const { sure, possible } = handlesOf(["kim: hi", "kim, can you", "rob: yes", "so: no"].map((text) => said(text)))
  expect([...sure]).toEqual(["kim"])
  expect([...possible]).toEqual(["kim", "rob"])
})
