/** A measured value, and the goal of its line. */
import type { LineName } from "../goals.ts"

/**
 * `ratio`, `per second`: more is better. `times`: a ratio or a count that should be small. `exponent`: of growth, 0 is
 * constant, 1 is linear and 2 is quadratic.
 */
type Unit = "ratio" | "per second" | "times" | "exponent" | "ms" | "s" | "MB" | "kB"

export interface Goal {
  /** The part of the bench that measures it. */
  readonly area: string
  readonly unit: Unit
  readonly goal: number
  /** A worse value than this one is a regression. */
  readonly worst: number
}

export interface Measure {
  readonly name: LineName
  readonly value: number
  /** An explanation of the value, for the table. */
  readonly of: string
}

/** Writes one line about the progress. */
export type Report = (sentence: string) => void

const moreIsBetter = ({ unit }: Goal) => unit === "ratio" || unit === "per second"
export const limitOf = (goal: Goal) => `${moreIsBetter(goal) ? "≥" : "≤"} ${goal.goal.toLocaleString("en")}`

export type Verdict = "pass" | "miss" | "REGRESSION"
export const verdictOf = (goal: Goal, value: number): Verdict => {
  const reaches = (bound: number) => (moreIsBetter(goal) ? value >= bound : value <= bound)
  if (reaches(goal.goal)) return "pass"
  return reaches(goal.worst) ? "miss" : "REGRESSION"
}

/** Calls `run` `count` times, with `inFlight` calls at once. Returns the calls a second. */
export const callsPerSecond = async (count: number, inFlight: number, run: (i: number) => Promise<unknown>) => {
  let next = 0
  const began = performance.now()
  const worker = async () => {
    while (next < count) await run(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return count / ((performance.now() - began) / 1000)
}

export const median = (values: ReadonlyArray<number>) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
export const percentile = (values: ReadonlyArray<number>, share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
