import { expect, test } from "vitest"
import { makeRowCache } from "./rowCache.ts"

const row = (n: number) => ({ n })

test("a table keeps the rows that were used last, and other tables do not count", () => {
  const cache = makeRowCache(2)
  cache.put("people", "one", row(0))
  for (const id of ["one", "two"]) cache.put("tasks", id, row(1))
  cache.get("tasks", "one")
  cache.put("tasks", "three", row(3))
  expect(["one", "two", "three"].map((id) => cache.get("tasks", id)?.["n"])).toEqual([1, undefined, 3])
  expect(cache.get("people", "one")).toEqual(row(0))
})

test("a row that was removed is not kept", () => {
  const cache = makeRowCache()
  cache.put("tasks", "one", row(1))
  cache.put("tasks", "one", null)
  expect(cache.get("tasks", "one")).toBe(undefined)
})
