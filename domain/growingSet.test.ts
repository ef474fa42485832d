import { expect, test } from "vitest"
import { type GrowingSet, include, includes } from "./growingSet.ts"

const grown = (count: number) => {
  const sets: Array<GrowingSet<number>> = [[]]
  for (let i = 0; i < count; i++) sets.push(include(sets[i] ?? [], i))
  return sets
}

test("has every value that was added, and no other; the earlier sets stay as they were", () => {
  const sets = grown(100)
  for (const [count, set] of sets.entries())
    expect(Array.from({ length: 101 }, (_, i) => includes(set, i))).toEqual(
      Array.from({ length: 101 }, (_, i) => i < count)
    )
})

test("10,000 values are added with few copies, and found in few parts", () => {
  const sets = grown(10_000)
  let copied = 0
  for (const [i, set] of sets.entries()) {
    const before = new Set(sets[i - 1] ?? [])
    for (const part of set) if (!before.has(part)) copied += part.size
  }
  expect(copied).toBeLessThan(10_000 * 14)
  expect(sets.at(-1)?.length).toBeLessThan(15)
})
