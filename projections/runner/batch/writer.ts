/** Writes a batch of commits in one transaction: rows, versions, tombstones and checkpoints. */
import { Effect, Schema } from "effect"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import type { LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import type { Feed } from "../../../streams/ports/feed.ts"
import type { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { loadRepairs } from "./repairs.ts"
import { Database, type DatabaseUnavailable, type GuardBroken } from "../../database/database.ts"
import type { TimeLimit } from "../../database/pool.ts"
import type { AnyProjection } from "../../projection.ts"
import type { Checkpoint } from "../tables/checkpoint.ts"
import { fold, type FoldResult } from "../fold/fold.ts"
import { furtherKeysOf, keysOf } from "../fold/keysOf.ts"
import type { Values } from "../fold/applyCommit.ts"
import type { RowCache } from "./rowCache.ts"
import { countsColumn, type RowChange, statementOf, type TargetTable } from "../tables/statement.ts"
import { type FoldingOf, withoutRefused } from "./refusedCommits.ts"
import type { SchemaName } from "../tables/tables.ts"

/** Another process writes these tables. This process stops writing: two writers would overwrite each other. */
export class AnotherWriter extends Schema.TaggedError<AnotherWriter>()("AnotherWriter", { name: Schema.String }) {
  override get message() {
    return "another process writes these tables: stop one of the two processes"
  }
}

/** The effect of a batch on one projection. */
export interface Written {
  readonly projection: AnyProjection
  readonly from: number
  readonly checkpoint: Checkpoint
  readonly result: FoldResult
  /** By how many rows the table grew. */
  readonly grown: number
  /** The new counts of its rows. */
  readonly counts: ReadonlyArray<RowCount>
}

/** The number of rows of a view that an audience has of one value of the counted column. */
export interface RowCount {
  readonly view: string
  readonly audience: string
  readonly value: string
  readonly n: number
  readonly seq: number
}
// The cast: the statement makes the list.
const countsIn = (found: unknown) => (found ?? []) as ReadonlyArray<RowCount>

type Commits = readonly [Recorded, ...ReadonlyArray<Recorded>]

/**
 * Folds a batch into every projection that is behind it, and stores the result. The batch must not cut an atomic batch. A
 * commit whose rows the database refuses parks its aggregate.
 */
export const writeBatch = Effect.fnUntraced(function* (
  target: TargetTable,
  projections: ReadonlyArray<AnyProjection>,
  checkpoints: ReadonlyMap<string, Checkpoint>,
  cache: RowCache,
  commits: Commits,
  limit?: TimeLimit
): Effect.fn.Return<
  ReadonlyArray<Written>,
  DatabaseUnavailable | GuardBroken | StreamUnavailable | LogChanged,
  Database | Feed | Quarantine
> {
  const database = yield* Database
  const repairs = yield* loadRepairs(commits)
  const foldings = yield* Effect.forEach(projections, (projection) =>
    foldingOf(target.schema, projection, checkpoints.get(projection.name), cache, commits, repairs)
  )
  const behind = foldings.filter((each) => each !== null)
  if (behind.length === 0) return []
  const store = (changes: ReadonlyArray<RowChange>) =>
    Effect.map(database.guarded(statementOf(target, changes), limit), ([counts]) =>
      changes.map(({ projection, before, checkpoint, result }): Written => ({
        projection,
        from: before.seq,
        checkpoint,
        result,
        grown: Number(counts?.[projection.name] ?? 0),
        counts: countsIn(counts?.[countsColumn]).filter(({ view }) => view === projection.name)
      }))
    )
  const written = yield* store(behind.map(({ change }) => change(commits))).pipe(
    Effect.catchTag("DataRefused", () =>
      withoutRefused(target, behind, commits).pipe(
        Effect.flatMap(store),
        Effect.catchTag("DataRefused", ({ cause }) => Effect.die(cause))
      )
    ),
    Effect.tapError(() => Effect.sync(cache.clear))
  )
  for (const { projection, result } of written)
    for (const { id, values } of result.rows.values()) cache.put(projection.name, id, values)
  return written
})

/** The fold of a batch into one projection, over the rows that it needs; null when the projection is not behind the batch. */
const foldingOf = Effect.fnUntraced(function* (
  schema: SchemaName,
  projection: AnyProjection,
  before: Checkpoint | undefined,
  cache: RowCache,
  commits: Commits,
  repairs: Effect.Success<ReturnType<typeof loadRepairs>>
) {
  if (before === undefined || before.seq >= (commits[commits.length - 1] ?? commits[0]).seq) return null
  const isFresh = ({ seq }: Recorded) => seq > before.seq
  const keys = keysOf(projection, [...commits.filter(isFresh), ...repairs.loaded])
  const named = yield* load(schema, projection, cache, keys)
  const rows = new Map([...named, ...(yield* load(schema, projection, cache, furtherKeysOf(projection, named)))])
  const decisions = repairs.of(projection)
  const change: FoldingOf["change"] = (some, refused) => {
    const isRefused = ({ seq }: Recorded) => refused?.has(seq) === true
    const result = fold(projection, before.state, rows, some.filter(isFresh), { ...decisions, isRefused })
    const { seq, witness } = some[some.length - 1] ?? before
    return { projection, before, result, checkpoint: { ...before, seq, witness, state: result.state } }
  }
  return { change } satisfies FoldingOf
})

const load = Effect.fnUntraced(function* (
  schema: SchemaName,
  { name }: AnyProjection,
  cache: RowCache,
  keys: ReadonlyArray<string>
) {
  const database = yield* Database
  const known = keys.flatMap((id): ReadonlyArray<readonly [string, Values]> => {
    const row = cache.get(name, id)
    return row === undefined ? [] : [[id, row]]
  })
  const found = new Map(known)
  const unknown = keys.filter((id) => !found.has(id))
  const rows =
    unknown.length === 0
      ? []
      : yield* database.query((sql) => sql`select * from ${sql(schema)}.${sql(name)} where id = any(${unknown})`)
  for (const { id, seq: _, ...values } of rows) found.set(String(id), values)
  return found
})
