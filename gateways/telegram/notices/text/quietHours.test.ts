import { describe, expect, test } from "vitest"
import { quietUntil } from "./quietHours.ts"

const nights = { quiet: { from: "21:00", to: "07:00" } }
const endOf = (zone: string, now: string, settings = nights) => {
  const end = quietUntil(settings, zone, Date.parse(now))
  return end === null ? null : new Date(end).toISOString()
}

describe("the end of the quiet hours", () => {
  test.each([
    ["UTC", "2026-11-27T20:59:59Z", null],
    ["UTC", "2026-11-27T21:00:00Z", "2026-11-28T07:00:00.000Z"],
    ["UTC", "2026-11-28T06:59:59Z", "2026-11-28T07:00:00.000Z"],
    ["UTC", "2026-11-28T07:00:00Z", null],
    // 21:30 in Kyiv, 13:30 in New York.
    ["Europe/Kyiv", "2026-11-27T19:30:00Z", "2026-11-28T05:00:00.000Z"],
    ["America/New_York", "2026-11-27T19:30:00Z", null],
    // The clocks change in the night: the hours are one longer in autumn, and one shorter in spring.
    ["Europe/Kyiv", "2026-10-24T19:00:00Z", "2026-10-25T05:00:00.000Z"],
    ["Europe/Kyiv", "2026-03-28T20:00:00Z", "2026-03-29T04:00:00.000Z"],
    ["no/zone", "2026-11-27T22:00:00Z", "2026-11-28T07:00:00.000Z"]
  ])("in %s at %s is %s", (zone, now, end) => expect(endOf(zone, now)).toBe(end))

  test("that the clocks skip is the moment after the gap", () =>
    expect(endOf("Europe/Kyiv", "2026-03-28T23:00:00Z", { quiet: { from: "22:00", to: "03:30" } })).toBe(
      "2026-03-29T01:30:00.000Z"
    ))
})
