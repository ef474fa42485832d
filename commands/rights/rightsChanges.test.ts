import { expect, test } from "vitest"
import { ada, bo } from "../../domain/kit/people.ts"
import { makeRightsChanges } from "./rightsChanges.ts"

test("a reader learns which actors changed since its version", () => {
  const { version, changed, since } = makeRightsChanges()
  const before = version()
  expect(since(before)).toEqual(new Set())
  changed(ada)
  const between = version()
  changed(bo)
  expect(since(before)).toEqual(new Set([ada, bo]))
  expect(since(between)).toEqual(new Set([bo]))
})

test("a change that may concern any actor, and more changes than are remembered, name no actor", () => {
  const { version, changed, changedForAll, since } = makeRightsChanges()
  const before = version()
  changed(ada)
  changedForAll()
  const after = version()
  changed(bo)
  expect(since(before)).toBeNull()
  expect(since(after)).toEqual(new Set([bo]))
  for (let i = 0; i < 5_000; i++) changed(ada)
  expect(since(after)).toBeNull()
  expect(since(version() - 1)).toEqual(new Set([ada]))
})
