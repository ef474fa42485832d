import { expect, test } from "vitest"
import { seededRandom } from "../../../../../tests/support/seededRandom.ts"
import { makeMinHeap } from "./minHeap.ts"

test("items are taken in their order, also while others are added, and equal ones as they were added", () => {
  const random = seededRandom(7)
  const heap = makeMinHeap<number>()
  const model: Array<{ readonly order: number; readonly step: number }> = []
  const taken: Array<number | undefined> = []
  const expected: Array<number | undefined> = []
  for (let step = 0; step < 2000; step++) {
    const order = Math.floor(random() * 50)
    heap.add(order, step)
    model.push({ order, step })
    model.sort((a, b) => a.order - b.order || a.step - b.step)
    for (let n = Math.floor(random() * 3); n > 0; n--) {
      taken.push(heap.take())
      expected.push(model.shift()?.step)
    }
  }
  expect(taken).toEqual(expected)
  expect(heap.size()).toBe(model.length)
})
