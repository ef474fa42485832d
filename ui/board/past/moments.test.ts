import { describe, expect, test } from "vitest"
import { dayEnds } from "../../parts/days.ts"
import { indexOfMoment, momentOfAddress, movedBy, trackDays, trackMoments } from "./moments.ts"

const now = new Date("2030-03-20T12:00:00Z")
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
  const moments = trackMoments(now)
  expect(moments).toHaveLength(trackDays)
  expect(moments.at(-1)).toBeNull()
  expect(moments.at(-2)).toBe(ended("2030-03-19"))
  expect(moments[0]).toBe(ended("2030-01-20"))
})

test("a moment stands at its day, and an earlier one at the first day", () => {
  expect(indexOfMoment(null, now)).toBe(trackDays - 1)
  expect(indexOfMoment(ended("2030-03-19"), now)).toBe(trackDays - 2)
  expect(indexOfMoment("2030-03-18T12:00:00.000Z", now)).toBe(trackDays - 3)
  expect(indexOfMoment("2029-01-01T00:00:00.000Z", now)).toBe(0)
  expect(indexOfMoment("2030-03-20T11:00:00.000Z", now)).toBe(trackDays - 1)
})

test("a step leads to the end of a day, and not beyond the present", () => {
  expect(movedBy(null, -1, now)).toBe(ended("2030-03-19"))
  expect(movedBy(ended("2030-03-19"), -7, now)).toBe(ended("2030-03-12"))
  expect(movedBy(ended("2030-03-19"), 1, now)).toBeNull()
  expect(movedBy("2030-03-12T09:00:00.000Z", 1, now)).toBe(ended("2030-03-13"))
  expect(movedBy(null, 7, now)).toBeNull()
})
