import { expect, test } from "vitest"
import { numberFormat } from "./formats.ts"

test("a formatter is made once for a language and its options", () => {
  expect(numberFormat("uk", { style: "percent" })).toBe(numberFormat("uk", { style: "percent" }))
  expect(numberFormat("uk", { style: "percent" })).not.toBe(numberFormat("en", { style: "percent" }))
  expect(numberFormat("uk", { style: "percent" }).format(0.25)).toMatch(/^25\s?%$/)
})
