/** The load of a team in a short form: every command is accepted, each region sees rows, and the extraction ends meanwhile. */
import { expect, test } from "vitest"
import { runLoad } from "./runLoad.ts"
import type { LoadInterval } from "./interval.ts"
import { tableOf } from "./tableOf.ts"
import { timeChart } from "./timeChart.ts"

test("eight people in four regions work while an extraction runs", async () => {
  const reported: Array<LoadInterval> = []
  const load = {
    people: 8,
    rate: 8,
    seconds: 6,
    every: 2,
    report: (interval: LoadInterval) => void reported.push(interval)
  }
  const intervals = await runLoad(load)
  const sum = (of: (interval: LoadInterval) => number) => intervals.reduce((all, each) => all + of(each), 0)
  expect(sum(({ commands }) => commands)).toBe(48)
  expect(sum(({ refused }) => refused)).toBe(0)
  expect(intervals.slice(0, reported.length)).toEqual(reported)
  expect(intervals.some(({ row }) => row[1] > 0)).toBe(true)
  expect(intervals.every(({ memory, disk }) => memory > 50 && disk > 1)).toBe(true)
  expect(intervals.some(({ isExtracting }) => isExtracting)).toBe(true)
  expect(tableOf(intervals)).toContain("48 commands in")
  expect(tableOf(intervals)).toContain("\n| 4 | ")
  const chart = timeChart("Memory, MB", intervals, [{ name: "all", of: ({ memory }) => memory, colour: "#159570" }])
  expect(chart).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<path[^]*<\/svg>$/)
}, 240_000)
