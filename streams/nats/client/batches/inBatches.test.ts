/** A reader of batches may end at any time, and its source is closed then. */
import { expect, test } from "vitest"
import { inBatches } from "./inBatches.ts"

/** A source that gives these items, and then waits until it is closed. */
const sourceOf = (...given: ReadonlyArray<number>) => {
  const end = Promise.withResolvers<void>()
  let taken = 0
  const items = async function* () {
    for (const item of given) {
      taken++
      yield item
    }
    await end.promise
  }
  const start = async () => ({ items: items(), close: async () => end.resolve() })
  return { start, taken: () => taken, closed: end.promise }
}
const same = (item: number) => item
const iterate = (...args: Parameters<typeof inBatches<number, number>>) => inBatches(...args)[Symbol.asyncIterator]()

test("a reader that ends while it waits closes its source at once", async () => {
  const source = sourceOf()
  const reader = iterate(source.start, same)
  const next = reader.next()
  await reader.return?.()
  await source.closed
  expect(await next).toEqual({ done: true, value: undefined })
  expect(await reader.next()).toEqual({ done: true, value: undefined })
})

test("a source that is still being opened is closed as soon as it is open", async () => {
  const source = sourceOf(1)
  const opened = Promise.withResolvers<void>()
  const reader = iterate(() => opened.promise.then(source.start), same)
  const next = reader.next()
  const ended = reader.return?.()
  opened.resolve()
  await Promise.all([ended, source.closed])
  expect(await next).toEqual({ done: true, value: undefined })
})

test("the items of a source are read in order, and it waits for a reader that is far behind", async () => {
  const source = sourceOf(1, 2, 3, 4, 5)
  const reader = iterate(source.start, same, 2)
  const read: Array<number> = []
  while (read.length < 5) {
    read.push(...((await reader.next()).value ?? []))
    expect(source.taken()).toBeLessThanOrEqual(read.length + 2)
  }
  expect(read).toEqual([1, 2, 3, 4, 5])
  await reader.return?.()
})

test("a source that fails gives the items before its failure, and is closed", async () => {
  const source = sourceOf(1, 2)
  const read: Array<number> = []
  const odd = (item: number) => {
    if (item === 2) throw new Error("not odd")
    return item
  }
  const all = async () => {
    for await (const batch of inBatches(source.start, odd)) read.push(...batch)
  }
  await expect(all()).rejects.toThrow("not odd")
  await source.closed
  expect(read).toEqual([1])
})
