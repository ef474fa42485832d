/** One figure of the bench: a ratio of one run, or a time, with its goal. */
export interface Measure {
  readonly name: string
  readonly value: number
  /** `times`: a ratio that should be small. */
  readonly unit: "ratio" | "times" | "ms" | "s" | "MB" | "kB"
  /** At least this for a ratio; at most this for everything else. */
  readonly goal: number
  /** An explanation of the value, for the table. */
  readonly of: string
}

export const met = ({ unit, value, goal }: Measure) => (unit === "ratio" ? value >= goal : value <= goal)

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
