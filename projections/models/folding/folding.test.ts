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
