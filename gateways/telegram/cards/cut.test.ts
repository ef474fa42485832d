import { expect, test } from "vitest"
import { cut } from "./cut.ts"

test("a text is cut before a character, not through it", () => {
  expect(cut("abc", 3)).toBe("abc")
  expect(cut("abcd", 3)).toBe("ab…")
  expect(cut("a😀😀", 4)).toBe("a😀…")
  expect(cut("a😀😀", 3)).toBe("a…")
  expect(cut("x".repeat(100_000), 4096)).toHaveLength(4096)
})
