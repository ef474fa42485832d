/** The rows of a projection in memory: the product's projection and fold, without a database. */
import { Effect, Stream } from "effect"
import { anyProjection, type Projection } from "../../../projections/projection.ts"
import { emptyState, fold } from "../../../projections/runner/fold/fold.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"

export interface FoldedRow {
  readonly id: string
  readonly seq: number
  readonly values: Readonly<Record<string, unknown>>
}

/** Follows the feed until the scope closes. Calls `folded` with the changed rows after each commit is in the table. */
export const foldedRows = Effect.fnUntraced(function* <Stored extends object, Out extends object>(
  projection: Projection<Stored, Out>,
  folded: (commit: Commit, rows: ReadonlyArray<FoldedRow>) => Effect.Effect<void>
) {
  const feed = yield* Feed
  const rows = new Map<string, Readonly<Record<string, unknown>>>()
  const erased = anyProjection(projection)
  let state = emptyState
  yield* feed.commits({ after: 0 }).pipe(
    Stream.filter(isReadable),
    Stream.runForEach(
      Effect.fnUntraced(function* (commit) {
        const after = fold(erased, state, rows, [commit])
        state = after.state
        const changed: Array<FoldedRow> = []
        for (const { id, seq, values } of after.rows.values()) {
          if (values === null) continue
          rows.set(id, { ...values, seq })
          changed.push({ id, seq, values })
        }
        yield* folded(commit, changed)
      })
    ),
    Effect.forkScoped
  )
  return rows
})
