import { expect, test } from "vitest"
import { ngramDimensions, ngramHash } from "./ngramHash.ts"

const likeness = (a: string, b: string) => {
  const [x, y] = [ngramHash(a), ngramHash(b)]
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
}

test("a vector has 1024 dimensions and length one", () => {
  const vector = ngramHash("Fix the login page")
  expect(vector).toHaveLength(ngramDimensions)
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
})

// Stored vectors are compared with new ones: these numbers may change only together with the name of the model.
test("the same text always has the same vector", () => {
  const slots = [...ngramHash("haildb")].flatMap((x, i) => (x === 0 ? [] : [`${i}:${x.toFixed(3)}`]))
  expect(slots.slice(0, 4)).toEqual(["71:0.250", "130:0.250", "177:0.250", "326:0.250"])
})

test("a misspelt word is near the right one, an unrelated word is not", () => {
  expect(likeness("hialdb", "haildb")).toBeGreaterThan(0.15)
  expect(likeness("haildb", "meeting")).toBeLessThan(0.05)
})

test("inflected words are near each other", () =>
  expect(likeness("помилка при вході", "помилки входу")).toBeGreaterThan(0.3))

test("letters that people use interchangeably are equal", () =>
  expect(likeness("ёлка ґанок", "елка ганок")).toBeCloseTo(1, 5))

test("a text without words is the zero vector, not NaN", () => {
  expect(ngramHash("").every((x) => x === 0)).toBe(true)
  expect(ngramHash("🔥 !!!").every((x) => x === 0)).toBe(true)
})
