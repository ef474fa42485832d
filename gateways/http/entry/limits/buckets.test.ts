import { expect, test } from "vitest"
import { makeTokenBuckets } from "./buckets.ts"

const onClock = (most?: number) => {
  let at = 0
  const buckets = makeTokenBuckets({ perSecond: 2, burst: 3 }, () => at, most)
  return {
    ...buckets,
    pass: (millis: number) => {
      at += millis
    }
  }
}

test("a burst passes, then the rate, and a refusal says how long to wait", () => {
  const { take, pass } = onClock()
  expect([take("a"), take("a"), take("a"), take("a")]).toEqual([0, 0, 0, 500])
  pass(499)
  expect(take("a")).toBe(1)
  pass(1)
  expect([take("a"), take("a")]).toEqual([0, 500])
  pass(60_000)
  expect([take("a"), take("a"), take("a"), take("a")]).toEqual([0, 0, 0, 500])
})

test("a refused request takes nothing, so the wait does not grow", () => {
  const { take } = onClock()
  for (let i = 0; i < 3; i++) take("a")
  for (let i = 0; i < 1000; i++) expect(take("a")).toBe(500)
})

test("each key has its own bucket", () => {
  const { take } = onClock()
  for (let i = 0; i < 4; i++) take("a")
  expect(take("b")).toBe(0)
})

test("tokens that are given back can be taken, up to the burst", () => {
  const { take, giveBack } = onClock()
  for (let i = 0; i < 3; i++) take("a")
  giveBack("a")
  expect([take("a"), take("a")]).toEqual([0, 500])
  giveBack("b", 100)
  expect([take("b"), take("b"), take("b"), take("b")]).toEqual([0, 0, 0, 500])
})

test("tokens that are taken ahead delay the later ones", () => {
  const { takeAhead } = onClock()
  expect([1, 2, 3, 4, 5, 6].map(() => takeAhead("a"))).toEqual([0, 0, 0, 500, 1000, 1500])
})

test("the memory is bounded", () => {
  const { take } = onClock(2)
  for (let i = 0; i < 4; i++) take("a")
  for (const key of ["b", "c"]) take(key)
  expect(take("a")).toBe(0)
})
