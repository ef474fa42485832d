import { expect, test } from "vitest"
import { type GrowingMap, valueOf, withValue } from "./growingMap.ts"

test("has the newest value of each key, and leaves earlier maps unchanged", () => {
  let map: GrowingMap<string, number> = []
  const before = withValue(map, "a", 1)
  for (let n = 0; n < 300; n++) map = withValue(map, `k${n % 100}`, n)
  for (let n = 0; n < 100; n++) expect(valueOf(map, `k${n}`)).toBe(200 + n)
  expect([valueOf(map, "a"), valueOf(before, "a"), valueOf(before, "k1")]).toEqual([undefined, 1, undefined])
})

test("has few parts", () => {
  let map: GrowingMap<number, number> = []
  for (let n = 0; n < 5000; n++) map = withValue(map, n, n)
  expect(map.length).toBeLessThan(15)
})
