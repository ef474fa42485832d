import { describe, expect, test } from "vitest"
import { bandsOf, type ScoredDecision, isotonic } from "./isotonic.ts"

const of = (score: number, kept: number, n: number): ReadonlyArray<ScoredDecision> =>
  Array.from({ length: n }, (_, i) => ({ score, kept: i < kept }))

describe("the curve of accepted proposals", () => {
  test("is the accepted share at each score, if the shares already rise", () => {
    const share = isotonic([...of(0.2, 1, 10), ...of(0.5, 5, 10), ...of(0.8, 9, 10)])
    expect([0.2, 0.5, 0.8].map(share)).toEqual([0.1, 0.5, 0.9])
  })

  test("pools neighbours that disagree", () => {
    const share = isotonic([...of(0.2, 6, 10), ...of(0.5, 4, 10), ...of(0.8, 9, 10)])
    expect([0.2, 0.3, 0.5, 0.8].map(share)).toEqual([0.5, 0.5, 0.5, 0.9])
  })

  test("pools backwards as far as needed", () => {
    const share = isotonic([...of(0.1, 5, 10), ...of(0.2, 6, 10), ...of(0.3, 7, 10), ...of(0.4, 0, 10)])
    expect([0.1, 0.2, 0.3, 0.4].map(share)).toEqual([0.45, 0.45, 0.45, 0.45])
  })

  test("is linear between two scores, and constant beyond the ends", () => {
    const share = isotonic([...of(0.2, 0, 10), ...of(0.6, 10, 10)])
    expect(share(0.4)).toBeCloseTo(0.5)
    expect([0, 1].map(share)).toEqual([0, 1])
  })

  test("never falls, for any decisions in any order", () => {
    // A fixed sequence without any order in it.
    const decisions = Array.from({ length: 400 }, (_, i) => ({
      score: ((i * 7919) % 101) / 100,
      kept: (i * 104_729) % 7 < 3
    }))
    const share = isotonic(decisions)
    const curve = Array.from({ length: 201 }, (_, i) => share(i / 200))
    expect(curve.every((each, i) => i === 0 || each >= (curve[i - 1] ?? 0) - 1e-12)).toBe(true)
    expect(curve.every((each) => each >= 0 && each <= 1)).toBe(true)
    expect(isotonic(decisions.toReversed())(0.37)).toBe(share(0.37))
  })

  test("of no decisions is zero", () => expect(isotonic([])(0.5)).toBe(0))
})

describe("a band", () => {
  test("is `new` while there are too few decisions", () => expect(bandsOf(of(0.9, 29, 29))(0.9)).toBe("new"))
  test("is `weak` while there are too few decisions, if the score is a low chance", () => {
    const band = bandsOf(of(0.9, 29, 29), 0.6)
    expect([band(0.59), band(0.6)]).toEqual(["weak", "new"])
  })
  test("follows from the accepted share of such scores", () => {
    const band = bandsOf([...of(0.2, 3, 10), ...of(0.5, 4, 10), ...of(0.8, 7, 10)])
    expect([0.1, 0.2, 0.5, 0.7, 0.8, 1].map(band)).toEqual(["weak", "weak", "unsure", "unsure", "likely", "likely"])
  })
})
