import { expect, test } from "vitest"
import { lettersOf } from "./letters.ts"

test("each author has one letter, and the first author is A", () =>
  expect([...lettersOf(["person:bo", "person:ann", "person:bo", "person:cy"])]).toEqual([
    ["person:bo", "A"],
    ["person:ann", "B"],
    ["person:cy", "C"]
  ]))

test("no authors have no letters", () => expect(lettersOf([]).size).toBe(0))

test("AA follows Z, and AAA follows ZZ, so that letters are unique", () => {
  const authors = Array.from({ length: 800 }, (_, i) => `person:${i}`)
  const letters = lettersOf(authors)
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
