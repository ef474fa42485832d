/** Counts how many rows each audience gains and loses of each value of a counted column. */
import { type AnyProjection, audienceOf } from "../../projection.ts"
import type { Values } from "./applyCommit.ts"

export interface CountChange {
  readonly audience: string
  readonly value: string
  /** The change of the number of rows: negative when there are fewer. */
  readonly n: number
  /** The last commit that changed it. */
  readonly seq: number
}

export const makeCountChanges = () => {
  const changes = new Map<string, CountChange>()
  const change = (audience: string, value: string, n: number, seq: number) => {
    const key = JSON.stringify([audience, value])
    changes.set(key, { audience, value, n: (changes.get(key)?.n ?? 0) + n, seq })
  }
  return {
    /** A row changes from `before` to `after`; null: there is none. */
    add: ({ counted }: AnyProjection, before: Values | null, after: Values | null, seq: number): void => {
      if (counted === undefined) return
      const placeOf = (row: Values | null) => (row === null ? null : ([audienceOf(row), String(row[counted])] as const))
      const from = placeOf(before)
      const to = placeOf(after)
      if (from !== null && to !== null && from[0] === to[0] && from[1] === to[1]) return
      if (from !== null) change(...from, -1, seq)
      if (to !== null) change(...to, 1, seq)
    },
    all: (): ReadonlyArray<CountChange> => [...changes.values()].filter(({ n }) => n !== 0)
  }
}
