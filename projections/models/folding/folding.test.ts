import { describe, expect, test } from "vitest"
import { folded, joinedOf, signedPartsOf, wordPattern } from "./folding.ts"

describe("a text is folded", () => {
  test.each([
    ["case", "ГАВАНЬ Café", "гавань cafe"],
    ["accents and marks", "Zoe\u0308 naïve, замо\u0301к, ёлка, Її", "zoe naive, замок, елка, іі"],
    ["ґ", "Ґанок", "ганок"],
    ["full width and ligatures", "Ｔ－１２ ﬁle", "t-12 file"],
    ["apostrophes", "п'ять п’ять пʼять п`ять п´ять п＇ять", "п'ять п'ять п'ять п'ять п'ять п'ять"],
    ["hyphens", "T-12 T‐12 T‑12 T–12 T−12 T－12", "t-12 t-12 t-12 t-12 t-12 t-12"],
    ["letters without width", "hand\u00adbook zero\u200bwidth", "handbook zerowidth"],
    ["letters of other languages", "łódź Ø ΣΟΦΟΣ", "lodz o σοφοσ"]
  ])("by %s", (_, text, expected) => expect(folded(text)).toBe(expected))
})

test("a word keeps its marks, apostrophes and hyphens, and ends at every other sign", () => {
  expect("п’ять e-mail, (Zoe\u0308) 'old' -x rock-n-roll".match(wordPattern)).toEqual([
    "п’ять",
    "e-mail",
    "Zoe\u0308",
    "old",
    "x",
    "rock-n-roll"
  ])
  expect([signedPartsOf("п'ять"), joinedOf("rock-n-roll")]).toEqual([["п", "ять"], "rocknroll"])
})

test("a simple word is folded as every other word is", () => {
  for (const letter of "azAZ09'-яЯєЄіІ") expect(folded(letter)).toBe(folded(`${letter}\u0301`))
})

test("a text of marks is not sorted as one run", () => {
  // Alternating marks are what the normal form must sort.
  const marked = `e${"\u05b1\u0591".repeat(100)}`
  const runs = folded(marked).match(/\u05b1+\u0591+/gu) ?? []
  expect(runs.length).toBeGreaterThan(100 / 32)
  expect(folded(`e${"\u0308\u0316".repeat(20_000)}`)).toBe("e")
  expect(folded("漢".repeat(100))).toBe("漢".repeat(100))
})
