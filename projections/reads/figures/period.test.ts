import { expect, test } from "vitest"
import { periodOf } from "./period.ts"
import { queueByDay } from "./queueByDay.ts"

test("the days are those of the zone, and a day has 25 hours when the clocks go back", () => {
  const now = Date.parse("2026-10-25T22:30:00Z")
  const kyiv = periodOf(now, 3, "Europe/Kyiv")
  expect(kyiv.days).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"])
  expect(kyiv.begins).toEqual(["2026-10-23T21:00:00.000Z", "2026-10-24T21:00:00.000Z", "2026-10-25T22:00:00.000Z"])
  expect(kyiv.ends).toBe("2026-10-26T22:00:00.000Z")
  expect(periodOf(now, 1, "UTC").days).toEqual(["2026-10-25"])
  expect(periodOf(now, 1, "Mars/Base")).toEqual(periodOf(now, 1, "UTC"))
})

test("a proposal waits from the day of its creation until the day before its decision", () => {
  const period = periodOf(Date.parse("2026-11-03T12:00:00Z"), 3, "UTC")
  const spans = [
    { since: 0, until: 2, n: 2, oldest: "2026-10-30T00:00:00.000Z" },
    { since: 2, until: null, n: 1, oldest: "2026-11-02T12:00:00.000Z" },
    { since: 3, until: 3, n: 5, oldest: "2026-11-03T01:00:00.000Z" }
  ]
  expect(queueByDay(period, spans)).toEqual([
    { day: "2026-11-01", n: 2, oldestSeconds: 3 * 86_400 },
    { day: "2026-11-02", n: 1, oldestSeconds: 43_200 },
    { day: "2026-11-03", n: 1, oldestSeconds: 86_400 }
  ])
})
