/** The rows of a projection in memory: the product's projection and fold, without a database. */
import { Effect, Stream } from "effect"
import { anyProjection, type Projection } from "../../../projections/projection.ts"
import { emptyState, fold } from "../../../projections/runner/fold/fold.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"

/** A row with its id and the position of its last change. */
export type StoredRow = Readonly<Record<string, unknown>>

/** The rows of one projection. `add` returns the rows that a commit has changed. */
export const makeTable = <Stored extends object, Out extends object>(projection: Projection<Stored, Out>) => {
  const erased = anyProjection(projection)
  const rows = new Map<string, StoredRow>()
  let state = emptyState
  return {
    rows,
    add: (commit: Commit): ReadonlyArray<StoredRow> => {
      const after = fold(erased, state, rows, [commit])
      state = after.state
      return [...after.rows.values()].flatMap(({ id, seq, values }) => {
        if (values === null) return []
        const row = { ...values, id, seq }
        rows.set(id, row)
        return [row]
      })
    }
  }
}

/** Follows the feed until the scope closes. Runs `folded` after the rows of each commit are in the table. */
export const foldedRows = Effect.fnUntraced(function* <Stored extends object, Out extends object>(
  projection: Projection<Stored, Out>,
  folded: Effect.Effect<void>
) {
  const feed = yield* Feed
  const { rows, add } = makeTable(projection)
  yield* feed.commits({ after: 0 }).pipe(
    Stream.filter(isReadable),
    Stream.runForEach((commit) =>
      Effect.andThen(
        Effect.sync(() => add(commit)),
        folded
      )
    ),
    Effect.forkScoped
  )
  return rows
})
