import { expect, test } from "vitest"
import { circlesOf, graphOf } from "./circles.ts"

test("a circle is found, however long, and a graph without one has none", () => {
  expect(
    circlesOf(
      graphOf([
        ["a", "b"],
        ["b", "c"],
        ["a", "c"]
      ])
    )
  ).toEqual([])
  expect(
    circlesOf(
      graphOf([
        ["a", "b"],
        ["b", "c"],
        ["c", "a"],
        ["c", "d"]
      ])
    )
  ).toEqual([["a", "b", "c"]])
  expect(
    circlesOf(
      graphOf([
        ["a", "b"],
        ["b", "a"],
        ["b", "c"],
        ["c", "d"],
        ["d", "c"]
      ])
    )
  ).toEqual([
    ["c", "d"],
    ["a", "b"]
  ])
})
