import { expect, test } from "vitest"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { makeCache } from "./cache.ts"
import { type Loaded, nothingYet } from "./loaded.ts"

const a = subjectOf("task", "aaaaaaaa")
const b = subjectOf("task", "bbbbbbbb")
const c = subjectOf("task", "cccccccc")
const weighing = (bytes: number): Loaded => ({ ...nothingYet(null), bytes })

test("the least recently used aggregate is dropped first when the cache is too heavy", () => {
  const cache = makeCache(100)
  cache.put(a, weighing(40))
  cache.put(b, weighing(40))
  cache.get(a)
  cache.put(c, weighing(40))
  expect([a, b, c].map((subject) => cache.get(subject)?.bytes)).toEqual([40, undefined, 40])
})

test("an aggregate that was stored again has the weight of its last state", () => {
  const cache = makeCache(100)
  cache.put(a, weighing(90))
  cache.put(a, weighing(40))
  cache.put(b, weighing(40))
  expect(cache.get(a)?.bytes).toBe(40)
})

test("an aggregate that is heavier than the cache is not kept, and the others remain", () => {
  const cache = makeCache(100)
  cache.put(a, weighing(40))
  cache.put(b, weighing(101))
  expect([cache.get(a)?.bytes, cache.get(b)]).toEqual([40, undefined])
})

test("a new connection empties the cache", () => {
  const cache = makeCache(100)
  cache.at(1)
  cache.put(a, weighing(40))
  cache.at(1)
  expect(cache.get(a)?.bytes).toBe(40)
  cache.at(2)
  expect(cache.get(a)).toBe(undefined)
})
