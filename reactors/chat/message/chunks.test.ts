import { expect, test } from "vitest"
import { chunkEnd } from "./chunks.ts"
import { chatMessage } from "../../kit/sampleChat.ts"

const page = (...minutes: ReadonlyArray<number>) => minutes.map((minute, i) => chatMessage(i, "ann", minute))

test("a page that is not full is one chunk, also with long silences", () => {
  expect(chunkEnd(page(0, 500, 1000), { most: 4 })).toBe(3)
  expect(chunkEnd([])).toBe(0)
})

test("a full page ends before the longest silence of its second half", () =>
  expect(chunkEnd(page(0, 100, 101, 131, 132, 172, 173, 174), { most: 8 })).toBe(5))

test("a silence in the first half, or one shorter than half an hour, ends no chunk", () => {
  expect(chunkEnd(page(0, 100, 101, 102), { most: 4 })).toBe(4)
  expect(chunkEnd(page(0, 1, 2, 31), { most: 4 })).toBe(4)
  expect(chunkEnd(page(0, 1, 2, 32), { most: 4 })).toBe(3)
})

test("a page that is longer than a full one is cut to a full one", () =>
  expect(chunkEnd(page(0, 1, 2, 3, 4, 5), { most: 4 })).toBe(4))
