import { describe, expect, test } from "vitest"
import { rateSentence } from "./rate.ts"

const rated = (text: string, addressed = false) => rateSentence({ text, marker: null, addressed })

describe("the score of a sentence", () => {
  test("consists of named factors", () => {
    expect(rated("can you update the billing page for release 2041?", true)?.factors.map(({ name }) => name)).toEqual([
      "asked",
      "addressed",
      "concrete",
      "substance"
    ])
  })

  test.each([
    ["can you update the billing page?", "can you update the billing page :P"],
    [
      "we need to update the billing page",
      "we would have had to update it, if I was there, we need to update the page"
    ],
    ["please review the migration", "please"],
    ["the export fails in Safari today", "the export failed last year, yesterday and already"],
    ["we need to update the billing page", "lol thanks, we need to move on"]
  ])("of %j is greater than of %j", (more, less) =>
    expect(rated(more)?.score ?? 0).toBeGreaterThan(rated(less)?.score ?? 0)
  )

  test("is between 0 and 1 for any text", () => {
    const all =
      "please fix the broken page, we agreed, we need to, I'll do it, blocked by a risk, what if it fails #123"
    expect(rated(all, true)?.score).toBeLessThanOrEqual(1)
    expect(rated(all, true)?.score).toBeGreaterThan(0.8)
  })
})

test("a line of code has a low score", () => {
  expect(rated("if (!(await this.fix({a:1}))) { must.fail(); }")?.score ?? 0).toBeLessThan(0.3)
})

test("a sentence with a marker has a high score, a bare link does not", () => {
  expect(rateSentence({ text: "https://example.org", marker: "link", addressed: false })?.score).toBeLessThan(0.5)
  expect(rateSentence({ text: "ann to go", marker: "action", addressed: false })?.score).toBeGreaterThan(0.85)
  expect(rateSentence({ text: "Billing", marker: "topic", addressed: false })).toBeNull()
})
