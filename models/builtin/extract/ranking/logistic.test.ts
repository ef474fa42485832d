import { describe, expect, test } from "vitest"
import { fitLogistic, type LogisticExample, logOdds, sigmoid } from "./logistic.ts"

const example = (label: number, ...names: ReadonlyArray<string>): LogisticExample => ({
  values: new Map(names.map((name) => [name, 1])),
  label
})
const times = (n: number, each: LogisticExample) => Array.from({ length: n }, () => each)
const examples = [
  ...times(30, example(1, "dated")),
  ...times(10, example(0, "dated")),
  ...times(10, example(1, "hedged")),
  ...times(30, example(0, "hedged"))
]

describe("a fit", () => {
  test("gives the share of each trait as its chance", () => {
    const model = fitLogistic(examples, 0.001)
    expect(sigmoid(logOdds(model, new Map([["dated", 1]])))).toBeCloseTo(0.75, 2)
    expect(sigmoid(logOdds(model, new Map([["hedged", 1]])))).toBeCloseTo(0.25, 2)
  })

  test("ignores traits that it has not seen", () => {
    const model = fitLogistic(examples, 1)
    expect(logOdds(model, new Map([["unknown", 1]]))).toBe(model.bias)
  })

  test("pulls the weights to 0", () => {
    const [loose, tight] = [fitLogistic(examples, 0.1), fitLogistic(examples, 100)]
    expect(Math.abs(tight.weights.get("dated") ?? 0)).toBeLessThan(Math.abs(loose.weights.get("dated") ?? 0))
  })

  test("corrects known odds, and counts an example by its weight", () => {
    const known = examples.map((each) => ({ ...each, offset: each.values.has("dated") ? Math.log(3) : -Math.log(3) }))
    for (const weight of fitLogistic(known, 0.001).weights.values()) expect(weight).toBeCloseTo(0, 2)
    const half = [...times(20, example(1, "a")), ...times(20, { ...example(0, "a"), weight: 0.5 })]
    expect(sigmoid(logOdds(fitLogistic(half, 0.001), new Map([["a", 1]])))).toBeCloseTo(2 / 3, 2)
  })

  test("of nothing has no effect", () => expect(logOdds(fitLogistic([], 1), new Map([["a", 1]]))).toBe(0))
})
