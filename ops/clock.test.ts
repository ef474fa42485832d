/** No test of the projects `unit` and `ui` depends on today's date, the time zone, the locale or the machine's speed. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, test, vi } from "vitest"
import { takeClockReads } from "../tests/support/clock/clockReads.ts"

describe("a test that reads the real clock fails", () => {
  test.each<readonly [string, () => unknown]>([
    ["new Date()", () => new Date()],
    ["Date()", () => Date()],
    ["Date.now()", () => Date.now()],
    ["performance.now()", () => performance.now()]
  ])("%s", (_, read) => {
    read()
    expect(takeClockReads()).toEqual([expect.stringContaining("ops/clock.test.ts")])
  })

  test("also where the clock is read by code under test", () => {
    const isLate = (due: string, now = new Date()) => now > new Date(due)
    isLate("2026-11-24", new Date("2026-11-25"))
    expect(takeClockReads()).toEqual([])
    isLate("2026-11-24")
    expect(takeClockReads()).toHaveLength(1)
  })

  describe("unless it has set the time", () => {
    afterEach(() => void vi.useRealTimers())

    test("of fake timers", () => {
      vi.useFakeTimers({ now: new Date("2026-11-24T10:00:00Z") })
      expect([new Date().toISOString(), Date.now()]).toEqual(["2026-11-24T10:00:00.000Z", 1_795_514_400_000])
      expect(takeClockReads()).toEqual([])
    })
  })
})

/** Refused in the text of a test, because no check at run time shows it. */
const forbidden: Readonly<Record<string, RegExp>> = {
  "fake timers without a time": /useFakeTimers\((?![^)]*\bnow\b)/,
  "another clock": /\bhrtime\b|\bTemporal\.Now\b|\bDateTime\.now\w*\b/,
  "a duration in milliseconds": /performance\.now\(\)|\bDate\.now\(\) -/,
  "the machine's locale or zone": /\bIntl\.[A-Z]\w+\(\s*(?:undefined|\[\]|\))|\.toLocale\w*\(\s*(?:undefined|\[\]|\))/,
  "the offset of the machine's zone": /getTimezoneOffset/
}
const findingsIn = (text: string) =>
  Object.entries(forbidden).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []))

describe("the text of a test names no clock, zone or locale of the machine", () => {
  test.each([
    ["vi.useFakeTimers()", "fake timers without a time"],
    ['vi.useFakeTimers({ toFake: ["setTimeout"] })', "fake timers without a time"],
    ["process.hrtime.bigint()", "another clock"],
    ["Temporal.Now.instant()", "another clock"],
    ["yield* DateTime.now", "another clock"],
    ["expect(performance.now() - began)", "a duration in milliseconds"],
    ["new Intl.NumberFormat().format(1)", "the machine's locale or zone"],
    ["new Date(0).toLocaleDateString()", "the machine's locale or zone"],
    ["(1).toLocaleString(undefined)", "the machine's locale or zone"],
    ["new Date(0).getTimezoneOffset()", "the offset of the machine's zone"]
  ])("%s is found", (text, what) => expect(findingsIn(text)).toEqual([what]))

  test.each([
    "vi.useFakeTimers({ now: 0 })",
    'n.toLocaleString("en")',
    'new Intl.NumberFormat("en")',
    "TestClock.adjust"
  ])("%s is fine", (text) => expect(findingsIn(text)).toEqual([]))

  test("no test of the project does", () => {
    const skipped = /(?:^|\/)(?:node_modules|dist)\/|^\.|\.(?:int|e2e)\.test\.ts$|^ops\/clock\.test\.ts$/
    const tests = readdirSync(".", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
      .flatMap(({ name }) => readdirSync(name, { recursive: true, encoding: "utf8" }).map((file) => join(name, file)))
      .filter((file) => /\.test\.tsx?$/.test(file) && !skipped.test(file))
    expect(tests.length).toBeGreaterThan(100)
    expect(tests.flatMap((file) => findingsIn(readFileSync(file, "utf8")).map((what) => `${file}: ${what}`))).toEqual(
      []
    )
  })
})
