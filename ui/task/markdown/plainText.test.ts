import { expect, test } from "vitest"
import { plainText } from "./plainText.ts"

test.each([
  ["# Paint\n\nThe **long** pier, and *quickly*.", "Paint\n\nThe long pier, and quickly."],
  ["- one\n- [ ] two\n- [x] three\n1. four", "• one\n☐ two\n☑ three\n1. four"],
  ["> said\n> twice", "said\ntwice"],
  ["See [the plan](https://example.org/plan) now", "See the plan (https://example.org/plan) now"],
  ["```ts\nconst a_b = 1\n```", "const a_b = 1"],
  ["| name | due |\n|------|-----|\n| Pier | Mon |", "name · due\nPier · Mon"],
  ["Use `npm start`, ~~not~~ snake_case and 2 * 3", "Use npm start, not snake_case and 2 * 3"],
  ["Escaped \\*star\\*", "Escaped *star*"],
  ["Пофарбувати **причал** _сьогодні_", "Пофарбувати причал сьогодні"],
  ["", ""]
])("the words of %j", (markdown, words) => expect(plainText(markdown)).toBe(words))

test("signs without an end stay", () =>
  expect(plainText("a [b (c and 5 * 3 < 20 | yes")).toBe("a [b (c and 5 * 3 < 20 | yes"))
