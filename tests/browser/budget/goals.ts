/** The budgets of the page: what a person waits for, and what the page costs. */
export interface Budget {
  /** `times`: a ratio. */
  readonly unit: "kB" | "ms" | "MB" | "times"
  /** The measured value is at most this. */
  readonly goal: number
}

export const budgets = {
  "initial-js": { unit: "kB", goal: 150 },
  "list-js": { unit: "kB", goal: 150 },
  "initial-css": { unit: "kB", goal: 25 },
  "cold-load-15": { unit: "ms", goal: 1_500 },
  "cold-load-10000": { unit: "ms", goal: 2_500 },
  "warm-rows-100000": { unit: "ms", goal: 1_000 },
  "heap-100000": { unit: "MB", goal: 100 },
  "own-change-15": { unit: "ms", goal: 50 },
  "own-change-10000": { unit: "ms", goal: 50 },
  "own-change-100000": { unit: "ms", goal: 50 },
  "other-change-10000": { unit: "ms", goal: 300 },
  "main-thread-10000": { unit: "ms", goal: 5 },
  "palette-10000": { unit: "ms", goal: 60 },
  "scroll-10000": { unit: "ms", goal: 50 },
  "review-keys-450": { unit: "ms", goal: 50 },
  "resume-50": { unit: "ms", goal: 5_000 },
  "heap-growth": { unit: "times", goal: 1.5 }
} as const satisfies Readonly<Record<string, Budget>>
export type BudgetName = keyof typeof budgets

export interface Measured {
  readonly name: BudgetName
  readonly value: number
  /** How it was measured. */
  readonly of: string
}

export interface BudgetLine extends Budget {
  readonly name: string
  /** Null when it was not measured. */
  readonly value: number | null
  readonly met: boolean
  readonly of: string
}

export const linesOf = (measured: ReadonlyArray<Measured>): ReadonlyArray<BudgetLine> =>
  Object.entries<Budget>(budgets).map(([name, { unit, goal }]) => {
    const found = measured.find((each) => each.name === name)
    const value = found?.value ?? null
    return { name, unit, goal, value, met: value !== null && value <= goal, of: found?.of ?? "not measured" }
  })

export const tableOf = (lines: ReadonlyArray<BudgetLine>): string =>
  [
    "| budget | goal | measured | | how |",
    "|---|---|---|---|---|",
    ...lines.map(({ name, unit, goal, value, met, of }) => {
      const shown = value === null ? "–" : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
      return `| ${name} | ≤ ${goal} ${unit} | ${shown} | ${verdictOf(value, met)} | ${of} |`
    })
  ].join("\n")

const verdictOf = (value: number | null, met: boolean) => {
  if (value === null) return ""
  return met ? "met" : "MISSED"
}
