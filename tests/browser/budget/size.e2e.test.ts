/** The size of the built page. It is the same on every machine, so a test can hold it. */
import { expect, test } from "vitest"
import { linesOf } from "./goals.ts"
import { measureSize } from "./size.ts"

test("the scripts and the styles that the page loads first are within their budgets", () => {
  const sized = linesOf(measureSize()).filter(({ value }) => value !== null)
  expect(sized.map(({ name }) => name)).toEqual(["initial-js", "list-js", "initial-css"])
  expect(sized.filter(({ met }) => !met)).toEqual([])
  // The browser fetches six files at once from one server: the first page has no second round.
  expect(sized.map(({ of }) => Number(/\d+/u.exec(of)?.[0]) <= 6)).toEqual([true, true, true])
  // A build that names no files must not count as a small one.
  expect(sized.filter(({ value }) => (value ?? 0) < 1)).toEqual([])
})
