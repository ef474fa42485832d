import { expect, test } from "vitest"
import { paceOf } from "./pace.ts"

test("the time left follows from the rate so far", () =>
  expect(paceOf({ done: 20, total: 50, millis: 10_000 })).toEqual({ rate: 2, left: 15 }))

test("the pace is unknown after too little time, or before the first item", () => {
  const unknown = { rate: null, left: null }
  expect(paceOf({ done: 20, total: 50, millis: 499 })).toEqual(unknown)
  expect(paceOf({ done: 0, total: 50, millis: 10_000 })).toEqual(unknown)
  expect(paceOf({ done: 20, total: 50, millis: 500 })).toEqual({ rate: 40, left: 0.75 })
})

test("the time left is never negative, even with more items than the total", () =>
  expect(paceOf({ done: 60, total: 50, millis: 10_000 })).toEqual({ rate: 6, left: 0 }))

test("the pace is unknown after the clock was set back", () =>
  expect(paceOf({ done: 5, total: 50, millis: -1_000 })).toEqual({ rate: null, left: null }))
