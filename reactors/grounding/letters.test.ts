import { expect, test } from "vitest"
import { lettered } from "./letters.ts"

test("each author has one letter, and the first author is A", () =>
  expect([...lettered(["person:bo", "person:ann", "person:bo", "person:cy"])]).toEqual([
    ["person:bo", "A"],
    ["person:ann", "B"],
    ["person:cy", "C"]
  ]))

test("no authors have no letters", () => expect(lettered([]).size).toBe(0))

test("AA follows Z, and AAA follows ZZ, so that letters are unique", () => {
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
