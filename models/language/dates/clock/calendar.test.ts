import { expect, test } from "vitest"
import {
  addMonths,
  dayOf,
  endOfWeek,
  isoDay,
  lastOfMonth,
  lastOfQuarter,
  lastOfYear,
  nextDate,
  weekdayOf
} from "./calendar.ts"

const day = (iso: string) => Date.parse(iso) / 86_400_000

test("a day that the calendar lacks is null", () => {
  expect(dayOf(2026, 2, 29)).toBeNull()
  expect(dayOf(2026, 13, 1)).toBeNull()
  expect(isoDay(dayOf(2028, 2, 29) ?? 0)).toBe("2028-02-29")
})

test("weeks begin on Monday", () =>
  expect(["2026-11-23", "2026-11-29"].map((iso) => weekdayOf(day(iso)))).toEqual([0, 6]))

test.each([
  ["2026-11-24", 0, "2026-11-27"],
  ["2026-11-27", 0, "2026-11-27"],
  ["2026-11-28", 0, "2026-11-29"],
  ["2026-11-24", 1, "2026-12-04"],
  ["2026-11-29", 1, "2026-12-04"]
])("the week of %s, %i ahead, ends on %s", (from, ahead, end) => expect(isoDay(endOfWeek(day(from), ahead))).toBe(end))

test("months, quarters and years end on their last day", () => {
  expect(isoDay(lastOfMonth(day("2026-11-24")))).toBe("2026-11-30")
  expect(isoDay(lastOfMonth(day("2026-12-24"), 2))).toBe("2027-02-28")
  expect(isoDay(lastOfQuarter(day("2026-11-24")))).toBe("2026-12-31")
  expect(isoDay(lastOfQuarter(day("2026-11-24"), 1))).toBe("2027-03-31")
  expect(isoDay(lastOfYear(day("2026-11-24")))).toBe("2026-12-31")
})

test("a month after the 31st is the last day of a shorter month", () => {
  expect(isoDay(addMonths(day("2026-10-31"), 1))).toBe("2026-11-30")
  expect(isoDay(addMonths(day("2026-11-24"), 3))).toBe("2027-02-24")
})

test("a date without a year is its next occurrence", () => {
  expect(isoDay(nextDate(day("2026-11-24"), 11, 24) ?? 0)).toBe("2026-11-24")
  expect(isoDay(nextDate(day("2026-11-24"), 11, 23) ?? 0)).toBe("2027-11-23")
})
