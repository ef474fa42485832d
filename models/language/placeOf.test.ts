import { expect, test } from "vitest"
import { placeOf } from "./placeOf.ts"

test.each([
  ["", "abc"],
  ["abc", ""],
  ["c", "abc"],
  ["aab", "aaaab"],
  ["abab", "abaabab"],
  ["x", "abc"],
  ["🦊", "a🦊b"],
  ["aabaaab", "aabaabaaab"]
])("%j in %j is found where indexOf finds it", (wanted, text) =>
  expect(placeOf(wanted, text)).toBe(text.indexOf(wanted))
)

test("every piece of a periodic text is found", () => {
  const text = "abaababaabaab".repeat(3)
  for (let from = 0; from < text.length; from++)
    for (let to = from + 1; to <= text.length; to++)
      expect(placeOf(text.slice(from, to), text)).toBe(text.indexOf(text.slice(from, to)))
})
