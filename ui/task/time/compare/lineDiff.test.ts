import { expect, test } from "vitest"
import { lineDiff } from "./lineDiff.ts"

const signs = { kept: " ", removed: "-", added: "+" }
const shown = (before: string, after: string) => lineDiff(before, after).map(({ is, text }) => `${signs[is]}${text}`)

test("lines are kept, removed and added", () => {
  expect(shown("one\ntwo\nthree", "one\n2\nthree\nfour")).toEqual([" one", "-two", "+2", " three", "+four"])
  expect(shown("same", "same")).toEqual([" same"])
  expect(shown("", "new")).toEqual(["-", "+new"])
})

test("texts of more than a thousand lines are compared as wholes", () => {
  const long = "a\n".repeat(1500)
  expect(shown(long, "b").filter((line) => line.startsWith("+"))).toEqual(["+b"])
})
