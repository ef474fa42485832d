import { expect, test } from "vitest"
import { dayAfter, today } from "./days.ts"

test.each([
  [new Date(2026, 10, 27, 0, 0), "2026-11-27", "2026-11-28"],
  [new Date(2026, 10, 30, 23, 59), "2026-11-30", "2026-12-01"],
  [new Date(2026, 11, 31, 12, 0), "2026-12-31", "2027-01-01"],
  [new Date(2028, 1, 28, 12, 0), "2028-02-28", "2028-02-29"]
])("%s is on %s, and the day after is %s", (now, day, next) => {
  expect(today(now)).toBe(day)
  expect(dayAfter(now)).toBe(next)
})
