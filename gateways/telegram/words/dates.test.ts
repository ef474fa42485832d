import { expect, test } from "vitest"
import { dayOfDue, dueText, localTime } from "./dates.ts"

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
  ["card", "2026-11-27", "Fri, Nov 27, 2026"],
  ["card", "2026-11-27T16:00:00Z", "Fri, Nov 27, 2026, 18:00 GMT+2"],
  ["notice", "2026-11-27", "27 November"],
  ["notice", "2026-11-27T16:00:00Z", "27 November at 18:00"]
] as const)("a %s shows %s as %s", (look, due, text) =>
  expect(dueText(due, { look, language: "en", zone: "Europe/Kyiv" })).toBe(text)
)
