import { describe, expect, test } from "vitest"
import { dayEnds } from "../../parts/days.ts"
import { indexOfMoment, momentOfAddress, movedBy, trackDays, trackMoments } from "./moments.ts"

const now = new Date("2030-03-20T12:00:00Z")
/** In the zone of the browser, whose days the track has. */
const noon = (day: number) => new Date(2030, 2, day, 12)
const ended = dayEnds

describe("the moment of an address", () => {
  test("is an instant before the present", () => {
    expect(momentOfAddress("2030-03-20T11:59:59.123Z", now)).toBe("2030-03-20T11:59:59.123Z")
    expect(momentOfAddress("2030-03-19T10:00Z", now)).toBe("2030-03-19T10:00:00.000Z")
  })
  test.each([
    undefined,
    "",
    "yesterday",
    "2030-03-20T12:00:00Z",
    "2031-01-01T00:00:00Z",
    "2030-02-30T99:00:00Z",
    "2030-03-19T10:00:00+02:00",
    "17",
    ["2030-03-19T10:00:00Z"]
  ])("is the present for %j", (text) => expect(momentOfAddress(text, now)).toBeNull())
})

test("the track has the ends of days up to the present", () => {
  const moments = trackMoments(noon(20))
  expect(moments).toHaveLength(trackDays)
  expect(moments.at(-1)).toBeNull()
  expect(moments.at(-2)).toBe(ended("2030-03-19"))
  expect(moments[0]).toBe(ended("2030-01-20"))
})

test("a moment is at its day, and an earlier one at the first day", () => {
  expect(indexOfMoment(null, noon(20))).toBe(trackDays - 1)
  expect(indexOfMoment(ended("2030-03-19"), noon(20))).toBe(trackDays - 2)
  expect(indexOfMoment(noon(18).toISOString(), noon(20))).toBe(trackDays - 3)
  expect(indexOfMoment("2029-01-01T00:00:00.000Z", noon(20))).toBe(0)
  expect(indexOfMoment(new Date(2030, 2, 20, 11).toISOString(), noon(20))).toBe(trackDays - 1)
})

test("a step leads to the end of a day, and not beyond the present", () => {
  expect(movedBy(null, -1, noon(20))).toBe(ended("2030-03-19"))
  expect(movedBy(ended("2030-03-19"), -7, noon(20))).toBe(ended("2030-03-12"))
  expect(movedBy(ended("2030-03-19"), 1, noon(20))).toBeNull()
  expect(movedBy(noon(12).toISOString(), 1, noon(20))).toBe(ended("2030-03-13"))
  expect(movedBy(null, 7, noon(20))).toBeNull()
})
