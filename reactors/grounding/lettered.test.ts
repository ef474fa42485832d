import { expect, test } from "vitest"
import { lettered } from "./lettered.ts"

test("an author has one letter, however often they speak, and the first to speak is A", () =>
  expect([...lettered(["person:bo", "person:ann", "person:bo", "person:cy"])]).toEqual([
    ["person:bo", "A"],
    ["person:ann", "B"],
    ["person:cy", "C"]
  ]))

test("nobody speaks, and there is no letter", () => expect(lettered([]).size).toBe(0))

test("after Z come AA and AB, and after ZZ comes AAA, so that no two share one", () => {
  const authors = Array.from({ length: 800 }, (_, i) => `person:${i}`)
  const letters = lettered(authors)
  expect([25, 26, 27, 51, 52, 701, 702].map((i) => letters.get(`person:${i}`))).toEqual([
    "Z",
    "AA",
    "AB",
    "AZ",
    "BA",
    "ZZ",
    "AAA"
  ])
  expect(new Set(letters.values()).size).toBe(authors.length)
})
