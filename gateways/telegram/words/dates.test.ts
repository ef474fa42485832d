import { expect, test } from "vitest"
import { dayOfDue, dueText, localTime } from "./dates.ts"

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

test.each([
  ["card", "2026-11-27", "Fri, Nov 27"],
  ["card", "2027-11-26", "Fri, Nov 26, 2027"],
  ["card", "2026-11-27T16:00:00Z", "Fri, Nov 27, 18:00 GMT+2"],
  ["notice", "2026-11-27", "27 November"],
  ["notice", "2025-12-31", "31 December 2025"],
  ["notice", "2026-11-27T16:00:00Z", "27 November at 18:00"],
  // In Kyiv this is the next year.
  ["notice", "2026-12-31T22:30:00Z", "1 January 2027 at 00:30"]
] as const)("in 2026 a %s shows %s as %s", (look, due, text) =>
  expect(dueText(due, { look, language: "en", zone: "Europe/Kyiv", now: noon })).toBe(text)
)

test.each([
  ["uk", "2026-11-27", "27 листопада", "пт, 27 лист."],
  ["uk", "2027-11-26", "26 листопада 2027 р.", "пт, 26 лист. 2027 р."],
  ["ru", "2026-11-27", "27 ноября", "пт, 27 нояб."],
  ["ru", "2027-11-26", "26 ноября 2027 г.", "пт, 26 нояб. 2027 г."]
] as const)("in 2026 and in %s, %s is %s in a notice and %s on a card", (language, due, notice, card) =>
  expect((["notice", "card"] as const).map((look) => dueText(due, { look, language, zone: "UTC", now: noon }))).toEqual(
    [notice, card]
  )
)
