/** The browser's bundle holds the contract and every file that the contract imports. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { isKit, isOf, isRelative, targetOf, valueImportsOf } from "../sources.ts"

const allowed = [
  "domain/",
  "gateways/contract.ts",
  "gateways/contract/",
  "projections/models/",
  "projections/projection.ts",
  "projections/row.ts",
  "projections/sqlNames.ts",
  "streams/commit/subjects.ts"
]
const isAllowed = (file: string) =>
  allowed.some((place) => file === place || (place.endsWith("/") && file.startsWith(place)))

test("the contract imports shapes and pure code alone", () => {
  const reached = new Set<string>()
  const wrong: Array<string> = []
  const follow = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const each of valueImportsOf(file, readFileSync(file, "utf8"))) {
      if (isRelative(each) && isAllowed(targetOf(each))) follow(targetOf(each))
      else if (!isOf("effect", each)) wrong.push(`${file} must not import ${each.what}`)
    }
  }
  follow("gateways/contract.ts")
  follow("gateways/contract/knowledge.ts")
  expect(wrong).toEqual([])
  expect(reached).toContain("projections/models/tasks.ts")
})

test("the dashboard loads no schema library, which is 24 kB (gzip) that every page would run", () => {
  const reached = new Set<string>()
  const wrong: Array<string> = []
  const follow = (file: string) => {
    // The gallery is only in the development server.
    if (reached.has(file) || isKit(file) || file.startsWith("ui/gallery/")) return
    reached.add(file)
    for (const each of valueImportsOf(file, readFileSync(file, "utf8"))) {
      if (isRelative(each)) follow(targetOf(each))
      else if (isOf("effect", each)) wrong.push(`${file} must not import ${each.what}`)
    }
  }
  follow("ui/main.ts")
  expect(wrong).toEqual([])
  expect(reached).toContain("ui/frame/offer/Offer.tsx")
})
