import { expect, test } from "vitest"
import { sizeOfRow } from "../fold/sizeOfRow.ts"
import { makeRowCache } from "./rowCache.ts"

const row = (n: number) => ({ n })

test("a table keeps the rows that were used last, and other tables do not count", () => {
  const cache = makeRowCache(2 * sizeOfRow(row(0)))
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

test("rows with long texts take the room of many short ones", () => {
  const long = { text: "word ".repeat(100) }
  const cache = makeRowCache(3 * sizeOfRow(long))
  for (let n = 0; n < 20; n++) cache.put("messages", `long-${n}`, long)
  const kept = Array.from({ length: 20 }, (_, n) => cache.get("messages", `long-${n}`)).filter(
    (each) => each !== undefined
  )
  expect(kept).toHaveLength(3)
})
