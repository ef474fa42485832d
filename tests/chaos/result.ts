/** The result of a seed, and the table of all seeds. */
import type { FaultName, Shape } from "./plan.ts"

export interface FaultTimes {
  readonly fault: FaultName
  /** From the fault to the next acknowledged command. Milliseconds. */
  readonly outageMs: number
  /** From the fault to the first read that shows that command. Milliseconds. */
  readonly takeoverMs: number
}

/** Sentences, one for each violation. */
export interface Violations {
  /** Acknowledged commands that are not in the log. */
  readonly lost: Array<string>
  /** Commands that were stored more than once. */
  readonly twice: Array<string>
  /** Rows that differ between the log, the tables, a replay and the clients. */
  readonly differing: Array<string>
  /** Faults that neither `/readyz` nor `tt doctor` names, or that the named verb does not repair. */
  readonly untold: Array<string>
  /** Positions that went back, rows that came before they were committed, and answers that the contract does not have. */
  readonly wrong: Array<string>
  /** Processes that ended by an exception that no code expected. Each was started again, as the supervisor does. */
  readonly defects: Array<string>
}

export const noViolations = (): Violations => ({
  lost: [],
  twice: [],
  differing: [],
  untold: [],
  wrong: [],
  defects: []
})

export interface SeedResult extends Violations {
  readonly seed: number
  readonly shape: Shape
  readonly acknowledged: number
  readonly times: ReadonlyArray<FaultTimes>
  readonly seconds: number
}

const kinds = ["lost", "twice", "differing", "untold", "wrong", "defects"] as const

/** Results that are older than a kind do not have it. */
type Stored = { readonly [Kind in keyof Violations]?: Violations[Kind] }

export const violationsOf = (result: Stored): ReadonlyArray<string> =>
  kinds.flatMap((kind) => (result[kind] ?? []).map((sentence) => `${kind}: ${sentence}`))

const worst = (values: ReadonlyArray<number>) =>
  values.length === 0 ? "" : `${(Math.max(...values) / 1000).toFixed(1)} s`
const middle = (values: ReadonlyArray<number>) => {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.floor(sorted.length / 2)]
  return value === undefined ? "" : `${(value / 1000).toFixed(1)} s`
}

/** A line for each fault, and the totals. */
export const summaryOf = (results: ReadonlyArray<SeedResult>) => {
  const times = results.flatMap((result) => result.times)
  const names = [...new Set(times.map(({ fault }) => fault))].toSorted()
  const lineOf = (name: string, of: ReadonlyArray<FaultTimes>) => ({
    fault: name,
    times: of.length,
    "outage, median": middle(of.map(({ outageMs }) => outageMs)),
    "outage, longest": worst(of.map(({ outageMs }) => outageMs)),
    "takeover, median": middle(of.map(({ takeoverMs }) => takeoverMs)),
    "takeover, longest": worst(of.map(({ takeoverMs }) => takeoverMs))
  })
  const total = (kind: (typeof kinds)[number]) =>
    results.reduce((sum, result: Stored) => sum + (result[kind]?.length ?? 0), 0)
  return {
    faults: [
      ...names.map((name) =>
        lineOf(
          name,
          times.filter(({ fault }) => fault === name)
        )
      ),
      lineOf("all", times)
    ],
    totals: {
      seeds: results.length,
      acknowledged: results.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      lost: total("lost"),
      twice: total("twice"),
      "differing rows": total("differing"),
      untold: total("untold"),
      wrong: total("wrong"),
      defects: total("defects")
    }
  }
}
