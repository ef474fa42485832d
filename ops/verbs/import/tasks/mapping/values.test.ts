import { describe, expect, test } from "vitest"
import { categoryNamed, dueOf, isSet, namesIn, priorityNamed, statusNamed } from "./values.ts"

describe("a due date", () => {
  test.each([
    ["2026-12-04", "2026-12-04"],
    ["2026/12/4", "2026-12-04"],
    ["04.12.2026", "2026-12-04"],
    ["4 Dec 2026", "2026-12-04"],
    ["December 4, 2026", "2026-12-04"],
    ["Fri, 04 Dec 2026", "2026-12-04"],
    ["Fri, 04 Dec 2026 15:30:00 GMT", "2026-12-04T15:30:00Z"],
    ["25/12/2026", "2026-12-25"],
    ["12/25/2026", "2026-12-25"],
    ["2026-12-04T15:30:00.000Z", "2026-12-04T15:30:00Z"],
    ["2026-12-04 15:30:05+02:00", "2026-12-04T13:30:05Z"],
    ["2026-12-04 15:30", "2026-12-04T13:30:00Z"],
    ["2026-07-04 15:30", "2026-07-04T12:30:00Z"]
  ])("of %s in Kyiv is %s", (text, due) => expect(dueOf(text, "Europe/Kyiv")).toBe(due))

  test.each([
    "every Monday",
    "tomorrow",
    "3/4/2026",
    "2026-02-30",
    "29 Feb 2027",
    "2026-12-04 27:00",
    "99999-01-01",
    "=TODAY()",
    "4 Dez 2026"
  ])("is not guessed from %s", (text) => expect(dueOf(text, "UTC")).toBe(null))
})

test.each([
  ["Done", "done"],
  ["✅ Готово", "done"],
  ["В РАБОТЕ", "in-progress"],
  ["in_progress", "in-progress"],
  ["Won't do", "cancelled"],
  ["Скасовано", "cancelled"],
  ["To-Do", "open"],
  ["Someday", null],
  ["constructor", null]
])("the status of %s is %s", (text, status) => expect(statusNamed(text)).toBe(status))

test.each([
  ["Urgent", "critical"],
  ["priority: high", "high"],
  ["низкий", "low"],
  ["7", null]
])("the priority of %s is %s", (text, priority) => expect(priorityNamed(text)).toBe(priority))

test.each([
  ["Bug", "bug"],
  ["enhancement", "improvement"],
  ["питання", "question"],
  ["bugs bunny", null]
])("the category of %s is %s", (text, category) => expect(categoryNamed(text)).toBe(category))

test.each([
  ["bug (red), Later (sky_dark)", ["bug", "Later"]],
  ["a; b\nc", ["a", "b", "c"]],
  ['["a","b"]', ["a", "b"]],
  [" , ", []]
])("the names in %j", (text, names) => expect(namesIn(text)).toEqual(names))

test.each([
  ["true", true],
  ["2026-12-04", true],
  ["✓", true],
  ["false", false],
  ["0", false],
  ["0001-01-01T00:00:00Z", false],
  ["", false],
  ["нет", false]
])("%j is set: %s", (text, set) => expect(isSet(text)).toBe(set))

// A pattern that is tried from each character needs quadratic time: many seconds here, and an hour for a million characters.
test("a value of many blanks or signs is text, and is read at once", () => {
  const [blanks, signs] = [" ".repeat(50_000), "!".repeat(50_000)]
  expect(dueOf(`2026-12-04${blanks}x`, "UTC")).toBe(null)
  expect(statusNamed(`a${signs}a`)).toBe(null)
  expect(priorityNamed(`high${blanks}x`)).toBe(null)
  expect(categoryNamed(`a${signs}a`)).toBe(null)
  expect(namesIn(`Ann${blanks}Bo`)).toEqual(["Ann"])
})
