import { expect, test } from "vitest"
import { dayOfDue, dueText, localTime, momentText, shortDayText } from "./dates.ts"

const noon = Date.parse("2026-11-27T12:00:00Z")

test("the day of a moment is that of the zone", () => {
  const now = Date.parse("2026-11-27T23:30:00Z")
  expect([localTime("Europe/Kyiv", now), localTime("America/New_York", now)]).toEqual([
    { day: "2026-11-28", time: "01:30" },
    { day: "2026-11-27", time: "18:30" }
  ])
})

test.each([
  ["2026-11-27", "Europe/Kyiv", "2026-11-27"],
  ["2026-11-27T23:30:00Z", "Europe/Kyiv", "2026-11-28"],
  ["2026-11-28T02:00:00Z", "America/New_York", "2026-11-27"]
] as const)("the due date %s in %s is on %s", (due, zone, day) => expect(dayOfDue(due, zone)).toBe(day))

const kyiv = { zone: "Europe/Kyiv", now: noon } as const

test.each([
  ["2026-11-27", "Fri, Nov 27"],
  ["2025-12-31", "Wed, Dec 31, 2025"],
  ["2026-11-27T16:00:00Z", "Fri, Nov 27, 18:00"],
  // In Kyiv this is the next year.
  ["2026-12-31T22:30:00Z", "Fri, Jan 1, 2027, 00:30"]
] as const)("in 2026 the due date %s is shown as %s", (due, text) =>
  expect(dueText(due, { language: "en", ...kyiv })).toBe(text)
)

test.each([
  ["uk", "2026-11-27", "пт, 27 лист."],
  ["uk", "2027-11-26", "пт, 26 лист. 2027 р."],
  ["ru", "2026-11-27", "пт, 27 нояб."],
  ["ru", "2027-11-26", "пт, 26 нояб. 2027 г."]
] as const)("in 2026 and in %s, %s is %s", (language, due, text) =>
  expect(dueText(due, { language, ...kyiv })).toBe(text)
)

test("a moment has the form of a due date with a time, and its zone where people of several zones may read it", () => {
  const due = "2026-11-27T16:00:00Z"
  const style = { language: "en", ...kyiv } as const
  expect(momentText(Date.parse(due), style)).toBe(dueText(due, style))
  expect(dueText(due, { ...style, namesZone: true })).toBe("Fri, Nov 27, 18:00 GMT+2")
  expect(shortDayText("2026-11-27", "en")).toBe("Nov 27")
})
