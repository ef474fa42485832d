import { expect, test } from "vitest"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { dayFrom, dayStarts, indexAt, stepsOf } from "./steps.ts"

const event = (seq: number, at: string) => ({ id: `${seq}-${at}`, seq, at }) as ActivityRow
const noon = (day: number) => `2026-11-${day}T12:00:00Z`
const steps = stepsOf([
  event(3, noon(20)),
  event(3, noon(20)),
  event(8, noon(20)),
  event(9, noon(23)),
  event(12, noon(23)),
  event(20, noon(24))
])

test("the events of one commit are one step", () => {
  expect(steps.map(({ seq, items }) => [seq, items.length])).toEqual([
    [3, 2],
    [8, 1],
    [9, 1],
    [12, 1],
    [20, 1]
  ])
})

test("a position is the last step at or before it, and without one it is now", () => {
  expect([null, 20, 19, 9, 3, 1].map((seq) => indexAt(steps, seq))).toEqual([4, 4, 3, 2, 0, 0])
})

test("a day back is the last step of the day before, a day on the first one of the day after", () => {
  expect(dayFrom(steps, 4, -1)).toBe(3)
  expect(dayFrom(steps, 3, -1)).toBe(1)
  expect(dayFrom(steps, 1, -1)).toBe(0)
  expect(dayFrom(steps, 0, 1)).toBe(2)
  expect(dayFrom(steps, 4, 1)).toBe(4)
})

test("a label is at each step that begins a day", () => {
  expect(dayStarts(steps).map(({ index }) => index)).toEqual([0, 2, 4])
})
