import { expect, test } from "vitest"
import { defectExitCode } from "../../../ops/supervisor/exitCodes.ts"
import { mostCrashes } from "../../../ops/supervisor/restarts.ts"
import { superviseAll } from "./supervised.ts"

/** A supervised process that a test ends, on a timer without waits. */
const scene = () => {
  let started = 0
  let end: (code: number | null, printed: string) => void = () => {}
  const product = {
    onEnd: (listener: typeof end) => void (end = listener),
    isRunning: () => false,
    start: async () => void started++
  }
  const timer = { now: () => 0, after: (_: number, run: () => void) => run() }
  const { takeDefects } = superviseAll([{ parts: ["projections"], product }], timer)
  return {
    takeDefects,
    ends: (code: number | null) => end(code, "log\nAn exception reached the process"),
    starts: () => started
  }
}

test("a process that ends by a defect is started again, and counted", () => {
  const { takeDefects, ends, starts } = scene()
  ends(defectExitCode)
  expect(starts()).toBe(1)
  expect(takeDefects()).toEqual(["projections ended by a defect: An exception reached the process"])
  expect(takeDefects()).toEqual([])
})

test("a process that is killed or refuses to start is left to its fault", () => {
  const { takeDefects, ends, starts } = scene()
  ends(null)
  ends(1)
  expect([starts(), takeDefects()]).toEqual([0, []])
})

test("a process with too many defects is given up, as the supervisor does", () => {
  const { takeDefects, ends, starts } = scene()
  for (let n = 0; n < mostCrashes; n++) ends(defectExitCode)
  expect(starts()).toBe(mostCrashes - 1)
  expect(takeDefects().at(-1)).toContain("ended too often")
})
