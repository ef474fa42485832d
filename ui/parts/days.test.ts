import { afterEach, describe, expect, test } from "vitest"
import { speakIn } from "../words/kit/speakIn.ts"
import { forgetThisYear, setThisYear } from "../words/speak/calendar.ts"
import { dayAfter, dayBegins, dayEnds, dueEnds, dueFromParts, duePartsOf, isSameDay, today } from "./days.ts"

test.each([
  [new Date(2026, 10, 27, 0, 0), "2026-11-27", "2026-11-28"],
  [new Date(2026, 10, 30, 23, 59), "2026-11-30", "2026-12-01"],
  [new Date(2026, 11, 31, 12, 0), "2026-12-31", "2027-01-01"],
  [new Date(2028, 1, 28, 12, 0), "2028-02-28", "2028-02-29"]
])("%s is on %s, and the day after is %s", (now, day, next) => {
  expect(today(now)).toBe(day)
  expect(dayAfter(now)).toBe(next)
})

// The tests run in the zone of the machine and, in the project `ui-later`, at UTC+14. Node reads a changed TZ at once.
const zone = process.env["TZ"]
const inZone = (name: string) => {
  process.env["TZ"] = name
}
afterEach(() => {
  if (zone === undefined) delete process.env["TZ"]
  else process.env["TZ"] = zone
  forgetThisYear()
})

describe.each([
  ["Europe/Kyiv", "2026-11-27", "01:30"],
  ["America/Los_Angeles", "2026-11-26", "15:30"]
])("in %s, a due moment", (name, day, time) => {
  const due = "2026-11-26T23:30:00.000Z"

  test("is edited on the day and at the time on which it is shown", () => {
    inZone(name)
    expect(duePartsOf(due)).toEqual({ day, time })
    const shown = speakIn("en", "en-GB").dueDay(due)
    expect(shown).toContain(String(Number(day.slice(8))))
    expect(shown).toContain(time)
  })

  test("keeps its time on another day, and its day at another time", () => {
    inZone(name)
    expect(dueFromParts(duePartsOf(due))).toBe(due)
    const moved = dueFromParts({ ...duePartsOf(due), day: "2026-12-01" })
    expect(duePartsOf(moved)).toEqual({ day: "2026-12-01", time })
    expect(duePartsOf(dueFromParts({ day, time: "09:05" }))).toEqual({ day, time: "09:05" })
  })

  test("without its time is a day, and without its day is nothing", () => {
    inZone(name)
    expect(dueFromParts({ day, time: "" })).toBe(day)
    expect(dueFromParts({ day: "", time })).toBeNull()
    expect(duePartsOf(null)).toEqual({ day: "", time: "" })
  })

  test("is a day from its first to its last instant in the zone", () => {
    inZone(name)
    expect(dueEnds("2026-11-27") - Date.parse(dayBegins("2026-11-27"))).toBe(24 * 3600 * 1000 - 1)
    expect(isSameDay(dayEnds("2026-11-27"), new Date(dayBegins("2026-11-27")))).toBe(true)
    expect(dueEnds(due)).toBe(Date.parse(due))
  })
})

test("a day is the same day in every zone", () => {
  for (const name of ["Pacific/Kiritimati", "America/Los_Angeles"]) {
    inZone(name)
    expect(duePartsOf("2026-11-27")).toEqual({ day: "2026-11-27", time: "" })
    expect(speakIn("en", "en-GB").dueDay("2026-11-27")).toMatch(/^Fri,? 27 Nov$/)
  }
})

test("a date of another year is shown with its year", () => {
  inZone("Europe/Kyiv")
  setThisYear(new Date(2026, 10, 27))
  const { day, dueDay } = speakIn("en", "en-GB")
  expect(day("2026-11-27T10:00:00Z")).toBe("27 Nov")
  expect(day("2025-11-27T10:00:00Z")).toBe("27 Nov 2025")
  expect(dueDay("2026-12-31")).toMatch(/^Thu,? 31 Dec$/)
  expect(dueDay("2027-01-01")).toBe("1 Jan 2027")
  // In the reader's zone this moment is in the next year.
  expect(dueDay("2026-12-31T23:00:00Z")).toContain("2027")
})
