import { expect, test } from "vitest"
import { makeNewIds } from "./newIds.ts"

const idsUpTo = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`)
/** A set that counts how often it is asked. */
const counted = (ids: ReadonlyArray<string>) => {
  const set = new Set(ids)
  let asked = 0
  return { asked: () => asked, has: (id: string) => (asked++, set.has(id)) }
}

test("names the new ids in their order, without those that left again", () => {
  const newIn = makeNewIds(["b", "a"], new Set(["b", "a"]))
  expect(newIn(["c", "b", "a"])).toEqual(["c"])
  expect(newIn(["d", "c", "b", "a", "e"])).toEqual(["d", "c", "e"])
  expect(newIn(["d", "b", "e"])).toEqual(["d", "e"])
  expect(newIn(["b", "a"])).toEqual([])
})

test("an id that moves stays new, and a known one stays known", () => {
  const newIn = makeNewIds(["a", "b"], new Set(["a", "b"]))
  expect(newIn(["new", "a", "b"])).toEqual(["new"])
  expect(newIn(["b", "a", "new"])).toEqual(["new"])
})

test("looks only at the ids that moved, in a list of any length", () => {
  const ids = idsUpTo(10_000)
  const known = counted(ids)
  const newIn = makeNewIds(ids, known)
  newIn(ids.filter((id) => id !== "t5000"))
  newIn(ids)
  newIn(["new", ...ids])
  newIn(["newer", "new", ...ids])
  expect(known.asked()).toBe(3)
})
