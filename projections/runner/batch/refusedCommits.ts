/** Finds the commits of a batch whose rows the database refuses, for example for a key that is too long. */
import { Effect } from "effect"
import { isReadable, type Recorded } from "../../../streams/commit/envelope.ts"
import { correlated } from "../../../streams/trace/correlation.ts"
import { Database } from "../../database/database.ts"
import type { Json } from "../../postgres.ts"
import { type RowChange, statementOf, type TargetTable } from "../tables/statement.ts"

/** The fold of commits into one projection. `refused`: the positions of commits that park their aggregate. */
export interface FoldingOf {
  readonly change: (commits: ReadonlyArray<Recorded>, refused?: ReadonlySet<number>) => RowChange
}

/** The changes of a batch in which each commit that the database refuses parks its aggregate. */
export const withoutRefused = (
  target: TargetTable,
  foldings: ReadonlyArray<FoldingOf>,
  commits: ReadonlyArray<Recorded>
) =>
  Effect.forEach(foldings, (folding) =>
    Effect.map(refusedIn(target, folding, commits), (refused) => folding.change(commits, refused))
  )

const refusedIn = Effect.fnUntraced(function* (
  target: TargetTable,
  { change }: FoldingOf,
  commits: ReadonlyArray<Recorded>
) {
  const refused = new Set<number>()
  const isRefused = (length: number) => refuses(target, change(commits.slice(0, length), refused))
  while (yield* isRefused(commits.length)) {
    // The database accepts the first `accepted` commits, and refuses the first `failing`: the last of these is the cause.
    let accepted = 0
    let failing = commits.length
    while (failing - accepted > 1) {
      const middle = (accepted + failing) >> 1
      if (yield* isRefused(middle)) failing = middle
      else accepted = middle
    }
    const seq = commits[failing - 1]?.seq ?? 0
    // A refused commit changes no row any more, so a second refusal at its position has another cause.
    if (refused.has(seq)) break
    refused.add(seq)
    yield* Effect.logWarning(
      `the database refuses a row of the commit at position ${seq}: its aggregate is parked`
    ).pipe(correlated(correlationIn(commits[failing - 1])))
  }
  return refused
})

/** A commit that cannot be read has no correlation. */
const correlationIn = (commit: Recorded | undefined) =>
  commit !== undefined && isReadable(commit) ? commit.correlation : null

/** Whether the database refuses a change. It is written in a transaction that a division by zero at the end rolls back. */
const refuses = Effect.fnUntraced(function* (target: TargetTable, change: RowChange) {
  const database = yield* Database
  const { text, values } = statementOf(target, [change])
  return yield* database
    .guardedTransaction((sql) => [
      sql.unsafe(
        text,
        values.map((value) => sql.json(value as Json))
      ),
      sql.unsafe("select 1 / 0")
    ])
    .pipe(
      Effect.as(false),
      Effect.catchTags({ GuardBroken: () => Effect.succeed(false), DataRefused: () => Effect.succeed(true) })
    )
})
