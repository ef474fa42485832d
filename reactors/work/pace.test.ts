import { expect, test } from "vitest"
import { paceOf } from "./pace.ts"

test("what is left takes as long as what is done says", () =>
  expect(paceOf({ done: 20, total: 50, millis: 10_000 })).toEqual({ rate: 2, left: 15 }))

test("nothing is told while too little time has passed, or nothing is done", () => {
  const unknown = { rate: null, left: null }
  expect(paceOf({ done: 20, total: 50, millis: 499 })).toEqual(unknown)
  expect(paceOf({ done: 0, total: 50, millis: 10_000 })).toEqual(unknown)
  expect(paceOf({ done: 20, total: 50, millis: 500 })).toEqual({ rate: 40, left: 0.75 })
})

test("more than was counted at first leaves no time below nothing", () =>
  expect(paceOf({ done: 60, total: 50, millis: 10_000 })).toEqual({ rate: 6, left: 0 }))

test("a clock that was set back tells nothing", () =>
  expect(paceOf({ done: 5, total: 50, millis: -1_000 })).toEqual({ rate: null, left: null }))
