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

const places = Array.from({ length: 20 }, (_, n) => n)
test.each([
  ["a text", (text: string) => ({ text })],
  ["a list", (text: string) => ({ evidence: [{ text }] })],
  ["an object", (text: string) => ({ draft: { title: text } })]
])("rows with long texts in %s take the room of many short ones", (_, rowOf) => {
  const long = rowOf("word ".repeat(100))
  const room = 3 * "word ".repeat(100).length + 500
  const cache = makeRowCache(room)
  for (const n of places) cache.put("messages", `long-${n}`, long)
  const kept = places.filter((n) => cache.get("messages", `long-${n}`) !== undefined)
  expect(kept).toHaveLength(3)
})

test("a row that is larger than the whole room is not kept, and neither is its former state", () => {
  const cache = makeRowCache(200)
  cache.put("messages", "one", { text: "short" })
  cache.put("messages", "one", { text: "word ".repeat(100) })
  expect(cache.get("messages", "one")).toBe(undefined)
})
