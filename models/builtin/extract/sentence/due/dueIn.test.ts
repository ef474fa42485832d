import { describe, expect, test } from "vitest"
import { dueAfter, dueIn, dueOfWork, isDeadline, onlyDay } from "./dueIn.ts"
import { headingDay } from "./headingDay.ts"
import { statementDue } from "./statementDue.ts"

/** A Tuesday, half past eleven in Kyiv. */
const said = { at: "2026-11-24T09:30:00Z", zone: "Europe/Kyiv" }

test.each([
  ["I'll begin with the fence on Friday", null],
  ["the new menu holds from Friday", null],
  ["перевірку з довідкою здам у п'ятницю", "у п'ятницю"],
  ["отчёт с таблицей пришлю завтра", "завтра"]
])("the day of a start is no due date: %s", (text, due) => expect(dueIn(text, said)).toBe(due))

test.each([
  ["the lease runs until June, could you pay the rent today please", "pay the rent today please", "today"],
  ["today I count the chairs, tomorrow I'll send the list", "send the list", "tomorrow"],
  ["send the list by Friday, December 4", "send the list by Friday, December 4", "Friday, December 4"],
  ["mend the gate, test it and report by Friday", "mend the gate, test it and report by Friday", "Friday"],
  ["mend the gate", "mend the gate", null]
])("work has the date that is nearest to it: %s", (clause, work, due) =>
  expect(dueOfWork(clause, work, said)).toBe(due)
)

test.each([
  ["By Wednesday", "Wednesday"],
  ["Можеш у п'ятницю?", "у п'ятницю"],
  ["The printer wants the file by Friday", "Friday"],
  ["The fair with all the guests opens on Friday", null]
])("the next sentence may add a date: %s", (sentence, due) => expect(dueAfter(sentence, said)).toBe(due))

test.each([
  ["Friday works", "Friday"],
  ["сьогодні до шостої", "сьогодні"],
  ["в пятницу после четырех", "в пятницу"],
  ["he comes on Friday", null],
  ["забрав у п'ятницю два стільці", null],
  ["on Friday?", null],
  ["on Friday we drove the whole crew to the harbour and back", null]
])("a message that only names a day: %s", (text, due) => expect(onlyDay(text, said)).toBe(due))

test("a word such as 'by' makes a deadline", () => {
  expect(isDeadline("they need it by Friday", "Friday")).toBe(true)
  expect(isDeadline("they open on Friday", "on Friday")).toBe(false)
})

test("a dated heading dates the lines of its list", () => {
  const list = "Shifts on the 5th (check them!):\n9:00 the hall: Mira\n10:00 the gate: Dan"
  expect(headingDay(list, "10:00 the gate: Dan", said)).toBe("on the 5th")
  expect(headingDay(list, "Shifts on the 5th", said)).toBeNull()
  expect(headingDay("The hall is ours on the 5th", "The hall", said)).toBeNull()
})

describe("a statement that is no work", () => {
  test.each([
    ["decision", "we open the second stall on Friday", "on Friday"],
    ["decision", "from December we pack on our own", "from December"],
    ["decision", "у суботу не відкриваємось", "у суботу"],
    ["decision", "we are not buying new tents this year", null],
    ["risk", "the permit runs out on 3 December", "on 3 December"],
    ["insight", "сертифікат дійсний до 10 грудня", "10 грудня"],
    ["insight", "домен истекает 3 декабря", "3 декабря"],
    ["insight", "they bring the chairs on Friday", null],
    ["question", "is the hall free on Friday?", null]
  ] as const)("%s: %s", (type, quote, due) => expect(statementDue(type, quote, said)).toBe(due))
})

describe("a day that only limits a rule is no due date", () => {
  test.each([
    ["decision", "no new features after Wednesday"],
    ["decision", "nothing is paid before January"],
    ["decision", "the budget stays, no top-up before January"],
    ["decision", "from today the sheet belongs to Mira only"],
    ["decision", "we're going to drop the Thursday requirement"],
    ["risk", "the desk expects a storm on Sunday"],
    ["decision", "нічого не змінюємо після середи"],
    ["decision", "від сьогодні таблиця тільки в Марини"],
    ["decision", "никаких новых скидок после среды"],
    ["decision", "с сегодня таблица только у Марины"]
  ] as const)("%s: %s", (type, quote) => expect(statementDue(type, quote, said)).toBeNull())

  test.each([
    ["decision", "the launch moves to Friday", "Friday"],
    ["decision", "у суботу не працюємо", "у суботу"],
    ["risk", "the certificate expires on Sunday", "Sunday"]
  ] as const)("but this one is: %s: %s", (type, quote, due) => expect(statementDue(type, quote, said)).toContain(due))
})
