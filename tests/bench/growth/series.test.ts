import { describe, expect, test } from "vitest"
import { goals } from "../goals.ts"
import { verdictOf } from "../kit/measure.ts"
import { described, growthExponent } from "./series.ts"

const pointsOf = (valueOf: (size: number) => number) =>
  [1_000, 2_000, 4_000, 8_000].map((size) => ({ size, value: valueOf(size) }))

describe("the exponent of growth", () => {
  test("is 0 for constant, 1 for linear and 2 for quadratic growth, in any order of the sizes", () => {
    expect(growthExponent(pointsOf(() => 7))).toBeCloseTo(0)
    expect(growthExponent(pointsOf((size) => 3 * size))).toBeCloseTo(1)
    expect(growthExponent(pointsOf((size) => size * size).toReversed())).toBeCloseTo(2)
  })
  test("of a rate is that of the time for one unit", () => {
    expect(
      growthExponent(
        pointsOf(() => 500),
        { perSecond: true }
      )
    ).toBeCloseTo(0)
    expect(
      growthExponent(
        pointsOf((size) => 1e6 / size),
        { perSecond: true }
      )
    ).toBeCloseTo(1)
  })
  test("is NaN for one size, or for a value that was not measured", () => {
    expect(growthExponent([{ size: 1_000, value: 1 }])).toBeNaN()
    expect(growthExponent(pointsOf((size) => (size > 4_000 ? -1 : 1)))).toBeNaN()
  })
})

test("a quadratic step fails the bench, also beside a constant part, and a linear one does not", () => {
  const quadratic = growthExponent(pointsOf((size) => 1_000 + size * size * 0.001))
  for (const name of ["replay-with-events", "load-with-events", "snapshot-with-tasks"] as const) {
    expect(verdictOf(goals[name], quadratic)).toBe("REGRESSION")
    expect(verdictOf(goals[name], growthExponent(pointsOf((size) => size)))).toBe("pass")
  }
})

test("values are described with their unit and size", () =>
  expect(
    described(
      [
        { size: 1_000, value: 0.1234 },
        { size: 40_000, value: 1234.5 }
      ],
      "ms"
    )
  ).toBe("0.12 ms at 1,000, 1,235 ms at 40,000"))
