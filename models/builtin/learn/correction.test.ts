import { describe, expect, test } from "vitest"
import { allAtOnce } from "../../slices/slices.ts"
import { chanceAfter, uncorrected } from "../extract/ranking/odds.ts"
import { learnCorrection, type WorthLesson } from "./correction.ts"

const lesson = (text: string, worth: boolean, more: Partial<WorthLesson> = {}): WorthLesson => ({
  is: "worth",
  text,
  worth,
  type: "requirement",
  score: 0.5,
  ...more
})
const learned = (lessons: ReadonlyArray<WorthLesson>) => allAtOnce(learnCorrection(lessons))
const many = (n: number, make: (i: number) => WorthLesson) => Array.from({ length: n }, (_, i) => make(i))

describe("decisions", () => {
  test("correct statements of the kind that the team keeps or rejects", () => {
    const correction = learned(
      many(120, (i) =>
        i % 2 === 0
          ? lesson(`paint buoy ${i} by friday`, true)
          : lesson(`maybe the cook could fry fish number ${i}`, false)
      )
    )
    expect(correction({ type: "requirement", text: "paint the last buoy by friday" })).toBeGreaterThan(0.5)
    expect(correction({ type: "requirement", text: "maybe the cook could fry another fish" })).toBeLessThan(-0.5)
  })

  test("without a pattern have no effect", () =>
    expect(learned(many(120, (i) => lesson(`thing ${(i * 7919) % 1009}`, (i * 31) % 4 < 2)))).toBe(uncorrected))

  test("that are as frequent as the ranking says have no effect", () =>
    expect(learned(many(120, (i) => lesson(`thing ${(i * 7919) % 1009}`, i % 5 > 0, { score: 0.8 })))).toBe(
      uncorrected
    ))

  test("that newer ones contradict have no effect", () =>
    expect(
      learned([
        ...many(80, (i) => lesson(i % 2 === 0 ? `paint buoy ${i}` : `fry fish ${i}`, i % 2 === 0)),
        ...many(40, (i) => lesson(i % 2 === 0 ? `paint buoy ${i}` : `fry fish ${i}`, i % 2 === 1))
      ])
    ).toBe(uncorrected))
})

test("a correction moves a chance, and none leaves it as it is", () => {
  expect(chanceAfter(0.37, 0)).toBe(0.37)
  expect(chanceAfter(0.5, Math.log(3))).toBeCloseTo(0.75, 9)
  expect(chanceAfter(1, -1)).toBeLessThan(0.98)
})
