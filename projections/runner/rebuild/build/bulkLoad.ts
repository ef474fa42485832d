/** Builds new tables from the log: rows are folded in memory, and each is written when it has not changed for a while. */
import { Effect, Fiber, Stream } from "effect"
import type { Recorded } from "../../../../streams/commit/envelope.ts"
import { Feed } from "../../../../streams/ports/feed.ts"
import type { AnyProjection } from "../../../projection.ts"
import { loadRepairs } from "../../batch/repairs.ts"
import { emptyState, fold, type FoldState } from "../../fold/fold.ts"
import { furtherKeysOf, keysOf } from "../../fold/keysOf.ts"
import { tombstonesKept } from "../../tables/tombstones.ts"
import type { SchemaName } from "../../tables/tables.ts"
import { type WholeBatch, wholeBatches } from "./batches.ts"
import { WorkingTable } from "./workingTable.ts"
import { readAgain, writeLeaving, writeTombstones } from "./write.ts"

/** The estimated characters of rows that are kept of each of three generations. Their objects take about three times that. */
const defaultSize = 16_000_000
const batchesAhead = 2
/** A server writes some tables at the same time; PGlite has one session. */
const tablesAtOnce = 2

export interface Sizes {
  readonly batchCommits?: number
  readonly generationSize?: number
}

/** A loaded table, and the state of its fold. */
export interface LoadedTable {
  readonly table: WorkingTable
  readonly state: FoldState
}

/**
 * Loads the commits up to a position into empty tables without keys, and leaves them without keys: see `finish`. `last` is
 * the last commit; null without a commit. Fails with `DataRefused` when the database refuses a value.
 */
export const bulkLoad = Effect.fnUntraced(function* (
  schema: SchemaName,
  projections: ReadonlyArray<AnyProjection>,
  upTo: number,
  report: (reached: number) => Effect.Effect<unknown>,
  { batchCommits, generationSize = defaultSize }: Sizes = {}
) {
  const feed = yield* Feed
  const tables = projections.map((projection) => new WorkingTable(projection))
  const states = new Map<string, FoldState>()
  let last: Recorded | null = null
  let writing: Fiber.Fiber<unknown, Effect.Error<ReturnType<typeof writeLeaving>>> | null = null
  const written = Effect.suspend(() => (writing === null ? Effect.void : Effect.asVoid(Fiber.join(writing))))

  const load = Effect.fnUntraced(function* (commits: WholeBatch) {
    const repairs = yield* loadRepairs(commits)
    for (const table of tables) {
      const { projection } = table
      const keys = keysOf(projection, [...commits, ...repairs.loaded])
      const values = Effect.fnUntraced(function* (ids: ReadonlyArray<string>) {
        const missing = table.missing(ids)
        if (missing.length > 0) yield* readAgain(schema, table, missing)
        return table.valuesOf(ids)
      })
      const named = yield* values(keys)
      const rows = new Map([...named, ...(yield* values(furtherKeysOf(projection, named)))])
      const state = states.get(projection.name) ?? emptyState
      const result = fold(projection, state, rows, commits, repairs.of(projection))
      states.set(projection.name, result.state)
      table.apply(result, upTo - tombstonesKept)
      // Requests are answered between two tables.
      yield* Effect.yieldNow
    }
    last = commits[commits.length - 1] ?? last
    if (tables.reduce((sum, { size }) => sum + size, 0) < generationSize) return
    yield* written
    const leaving = tables.map((table) => [table, table.rotate()] as const)
    // The next batches are folded while the database writes.
    writing = yield* Effect.forkChild(writeAll(schema, leaving))
  })

  yield* feed.range({ after: 0, upTo }).pipe(
    (commits) => wholeBatches(commits, batchCommits),
    Stream.buffer({ capacity: batchesAhead }),
    Stream.runForEach((commits) => load(commits).pipe(Effect.andThen(report(commits[commits.length - 1]?.seq ?? 0))))
  )
  yield* written
  yield* writeAll(
    schema,
    tables.map((table) => [table, table.end()] as const)
  )
  yield* writeTombstones(schema, tables)
  return {
    last: last as Recorded | null,
    loaded: tables.map((table): LoadedTable => ({ table, state: states.get(table.projection.name) ?? emptyState }))
  }
})

const writeAll = (
  schema: SchemaName,
  leaving: ReadonlyArray<readonly [WorkingTable, ReturnType<WorkingTable["end"]>]>
) =>
  Effect.forEach(leaving, ([table, rows]) => writeLeaving(schema, table, rows), {
    concurrency: tablesAtOnce,
    discard: true
  })
