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
import { keysOf } from "../fold/keysOf.ts"
import type { Values } from "../fold/applyCommit.ts"
import type { RowCache } from "./rowCache.ts"
import { statementOf, type TargetTable } from "../tables/statement.ts"
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
}

/** Folds a batch into every projection that is behind it, and stores the result. The batch must not cut an atomic batch. */
export const writeBatch = Effect.fnUntraced(function* (
  target: TargetTable,
  projections: ReadonlyArray<AnyProjection>,
  checkpoints: ReadonlyMap<string, Checkpoint>,
  cache: RowCache,
  commits: readonly [Recorded, ...ReadonlyArray<Recorded>],
  limit?: TimeLimit
): Effect.fn.Return<
  ReadonlyArray<Written>,
  DatabaseUnavailable | GuardBroken | StreamUnavailable | LogChanged,
  Database | Feed | Quarantine
> {
  const database = yield* Database
  const last = commits[commits.length - 1] ?? commits[0]
  const repairs = yield* loadRepairs(commits)
  const folded = yield* Effect.forEach(
    projections,
    Effect.fnUntraced(function* (projection) {
      const before = checkpoints.get(projection.name)
      if (before === undefined || before.seq >= last.seq) return []
      const fresh = commits.filter(({ seq }) => seq > before.seq)
      const keys = keysOf(projection, [...fresh, ...repairs.loaded])
      const rows = yield* load(target.schema, projection, cache, keys)
      const result = fold(projection, before.state, rows, fresh, repairs.of(projection))
      return [
        {
          projection,
          from: before.seq,
          result,
          before,
          checkpoint: { ...before, seq: last.seq, witness: last.witness, state: result.state }
        }
      ]
    })
  )
  const changes = folded.flat()
  if (changes.length === 0) return []
  const [counts] = yield* database
    .guarded(statementOf(target, changes), limit)
    .pipe(Effect.tapError(() => Effect.sync(cache.clear)))
  const written = changes.map((each) => ({ ...each, grown: Number(counts?.[each.projection.name] ?? 0) }))
  for (const {
    projection: { name },
    result
  } of written)
    for (const { id, values } of result.rows.values()) cache.put(name, id, values)
  return written
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
