import { describe, expect, test } from "vitest"
import { askedFormsOf, boundedQuery, formsOf, itemNumberIn, queryWordsOf } from "./question.ts"

test("the words of a question are without its operators, each once", () => {
  expect(queryWordsOf(`"login page" -old or LOGIN`)).toEqual(["login", "page"])
  expect(queryWordsOf("п’ять Ёлок e‑mail")).toEqual(["пять", "елок", "email"])
  expect([...askedFormsOf("e-mail")]).toEqual(["email", "e", "mail"])
})

test("at most 8 words are read", () =>
  expect(boundedQuery("one two three four five six seven eight nine")).toBe("one two three four five six seven eight "))

describe("the forms of a question", () => {
  test.each([
    ["п’ять днів", "п ять днів", "пять днів"],
    ["e–mail", "e mail", "email"],
    ["«зимовий розклад» -старий", '"зимовии розклад" -старии', '"зимовии розклад" -старии'],
    ["rope — boat - oar –x -y", "rope   boat   oar  x -y", "rope   boat   oar  x -y"],
    ["'old' pier-", " old  pier ", " old  pier "]
  ])("of %j", (query, apart, joined) => expect(formsOf(query)).toEqual({ apart, joined }))
})

test.each([
  ["T-12", "task", 12],
  [" t12 ", "task", 12],
  ["Т‑12", "task", 12],
  ["Ｔ－１２", "task", 12],
  ["A-3", "atom", 3],
  ["к-7", "topic", 7]
] as const)("%j names an item by its number", (query, kind, number) =>
  expect(itemNumberIn(query)).toEqual({ kind, number })
)
test.each(["12", "T-12 pier", "X-12", "T-", "T-1234567890"])("%j names none", (query) =>
  expect(itemNumberIn(query)).toBeNull()
)
