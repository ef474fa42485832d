/** Given commits, expect rows: for tests of read models. Folds as the runner does, with only the rows that `keys` names. */
import { expect } from "vitest"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { type Kind, subjectOf } from "../../streams/commit/subjects.ts"
import { type AnyProjection, anyProjection, type Projection } from "../projection.ts"
import { emptyState, fold, type FoldResult } from "../runner/fold/fold.ts"
import { furtherKeysOf, keysOf } from "../runner/fold/keysOf.ts"
import { ada } from "../../domain/kit/people.ts"

/** When commit `seq` was stored: a minute each. */
export const at = (seq: number): string => new Date(Date.UTC(2026, 10, 24, 10, seq)).toISOString()

/** One commit of ada's. */
export const commit = (seq: number, kind: Kind, id: string, ...events: ReadonlyArray<TrackerEvent>): Commit => ({
  subject: subjectOf(kind, id),
  seq,
  command: `c${seq}`,
  digest: "d",
  at: at(seq),
  actor: ada,
  causation: null,
  correlation: `c${seq}`,
  events,
  witness: `w${seq}`,
  continues: false
})

type Values = Readonly<Record<string, unknown>>
export interface GivenTable {
  readonly rows: ReadonlyMap<string, Values & { readonly seq: number }>
  readonly versions: FoldResult["versions"]
  readonly left: FoldResult["left"]
  readonly state: FoldResult["state"]
}

/** The table after all batches, each folded over the rows that it touches as the tables gave them back. */
export const foldBatches = (projection: AnyProjection, batches: ReadonlyArray<ReadonlyArray<Commit>>): GivenTable => {
  const rows = new Map<string, Values & { readonly seq: number }>()
  const versions: Array<FoldResult["versions"][number]> = []
  const left: Array<FoldResult["left"][number]> = []
  let state = emptyState
  for (const batch of batches) {
    const stored = (keys: ReadonlyArray<string>) =>
      keys.flatMap((key): ReadonlyArray<readonly [string, Values]> => {
        const { seq: _, ...row } = rows.get(key) ?? { seq: 0 }
        return rows.has(key) ? [[key, JSON.parse(JSON.stringify(row)) as Values]] : []
      })
    const named = new Map(stored(keysOf(projection, batch)))
    const loaded = new Map([...named, ...stored(furtherKeysOf(projection, named))])
    const folded = fold(projection, state, loaded, batch)
    for (const { id, seq, values } of folded.rows.values()) {
      if (values === null) rows.delete(id)
      else rows.set(id, { ...values, seq })
    }
    versions.push(...folded.versions)
    left.push(...folded.left)
    state = folded.state
  }
  return { rows, versions, left, state }
}

export const givenRows =
  <Row extends object>(projection: Projection<Row>) =>
  (...commits: ReadonlyArray<Commit>) => {
    const table = foldBatches(
      anyProjection(projection),
      commits.map((each) => [each])
    )
    // A handler that throws is a failure of any test.
    expect(table.state.quarantine).toEqual({})
    return {
      rows: Object.fromEntries([...table.rows].map(([id, { seq: _, ...row }]) => [id, row])) as {
        readonly [id: string]: Row
      },
      /** The commit that last changed each row. */
      changedAt: Object.fromEntries([...table.rows].map(([id, { seq }]) => [id, seq])),
      /** The audiences that each row left. */
      left: table.left
    }
  }
