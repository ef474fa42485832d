import { expect, test } from "vitest"
import { isLater } from "./versionOrder.ts"

/** Each version comes after all before it. Source: Semantic Versioning 2.0.0, section 11. */
const rising = [
  "0.1.0",
  "0.2.0",
  "0.10.0",
  "1.0.0-0",
  "1.0.0-2",
  "1.0.0-11",
  "1.0.0-alpha",
  "1.0.0-alpha.1",
  "1.0.0-alpha.beta",
  "1.0.0-beta",
  "1.0.0-beta.2",
  "1.0.0-beta.11",
  "1.0.0-rc.1",
  "1.0.0-rc-1.x",
  "1.0.0",
  "1.0.1",
  "1.9.0",
  "1.10.0",
  "2.0.0",
  "9007199254740993.0.0",
  "9007199254740994.0.0"
]

test("versions have the order of Semantic Versioning", () => {
  for (const [i, earlier] of rising.entries())
    for (const [j, later] of rising.entries())
      expect([later, earlier, isLater(later, earlier)]).toEqual([later, earlier, j > i])
})

test("the metadata of a build has no order", () => {
  expect(isLater("1.0.0+2", "1.0.0+1")).toBe(false)
  expect(isLater("1.0.0-rc.1+5", "1.0.0-rc.1")).toBe(false)
  expect(isLater("1.0.0+exp.sha-5114f85", "1.0.0-rc.1")).toBe(true)
})
