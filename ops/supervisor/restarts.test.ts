import { expect, test } from "vitest"
import { defectExitCode, isCrash } from "./exitCodes.ts"
import { firstWaitMillis, mostCrashes, restarts, windowMillis } from "./restarts.ts"

const restart = (afterMillis: number) => ({ is: "restart", afterMillis })

test("a product that crashes five times within a minute stays down; the waits between its starts double", () => {
  let now = 1000
  const crashed = restarts(() => now)
  for (let crash = 1; crash < mostCrashes; crash++) {
    expect(crashed()).toEqual(restart(firstWaitMillis * 2 ** (crash - 1)))
    now += windowMillis / mostCrashes
  }
  now = 1000 + windowMillis - 1
  expect(crashed()).toEqual({ is: "give-up" })
})

test("a crash counts for a minute, and no longer", () => {
  let now = 0
  const crashed = restarts(() => now)
  for (let crash = 0; crash < 100; crash++) {
    expect(crashed().is).toBe("restart")
    now += windowMillis / (mostCrashes - 1)
  }
  now += windowMillis
  expect(crashed()).toEqual(restart(firstWaitMillis))
})

test("a signal and a defect are crashes; a refusal to start and a requested stop are not", () => {
  expect(isCrash({ code: null, signal: "SIGKILL" })).toBe(true)
  expect(isCrash({ code: defectExitCode, signal: null })).toBe(true)
  for (const code of [0, 1, 130]) expect(isCrash({ code, signal: null })).toBe(false)
})
