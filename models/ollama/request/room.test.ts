import { expect, test } from "vitest"
import { roomFor } from "./room.ts"

const saying = (content: string) => [{ role: "user", content }] as const
const size = { least: 512, wanted: 2_048 }

test("questions of every length have the same context, so that the server loads its model once", () => {
  const sizes = [10, 3_000, 21_000, 40_000].map((length) => roomFor(saying("a".repeat(length)), size)?.num_ctx)
  expect(new Set(sizes).size).toBe(1)
})

test("an answer has the wanted tokens, or those that the question leaves", () => {
  expect(roomFor(saying("a".repeat(3_000)), size)?.num_predict).toBe(2_048)
  expect(roomFor(saying("a".repeat(46_000)), size)?.num_predict).toBe(1_018)
})

test("the longest window fits in Cyrillic", () =>
  expect(roomFor(saying("я".repeat(12_000 + 6_000)), { least: 1_024, wanted: 6_144 })).not.toBeNull())

test("a question that leaves no room for an answer has none", () =>
  expect(roomFor(saying("a".repeat(48_000)), size)).toBeNull())
