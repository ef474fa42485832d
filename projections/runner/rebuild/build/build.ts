/** The tables of a rebuild, while they are built from the log. */
import { Effect, Ref, Stream } from "effect"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { makeRowCache } from "../batch/rowCache.ts"
import { writeBatch } from "../batch/writer.ts"
import { RebuildFailed } from "../served/replay.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "../tables/checkpoint.ts"
import { type Fence, guardOfLease } from "../tables/fence.ts"
import { bookkeeping, createIndexes, createTables, type SchemaName } from "../tables/tables.ts"

const batchCommits = 1000
const batchesAhead = 2

/** Creates empty tables in a schema, without indexes. */
export const createBuild = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>
) {
  const database = yield* Database
  yield* database.define(
    `${guardOfLease(fence)}; drop schema if exists ${schema} cascade; ${bookkeeping(schema)}`,
    null
  )
  for (const projection of projections) {
    yield* database.define(createTables(schema, projection))
    yield* startCheckpoint(schema, projection)
  }
  return yield* openBuild(schema, fence, projections)
})

/** Continues with tables that are there. */
export const openBuild = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>
) {
  const feed = yield* Feed
  const database = yield* Database
  const cache = makeRowCache()
  const rows = new Map<string, number>()
  for (const { name } of projections) {
    const [counted] = yield* database.query((sql) => sql`select count(*) as n from ${sql(schema)}.${sql(name)}`, null)
    rows.set(name, Number(counted?.["n"]))
  }
  const stored = yield* readCheckpoints(schema)
  const names = new Set(projections.map(({ name }) => name))
  const checkpoints = yield* Ref.make<ReadonlyMap<string, Checkpoint>>(
    new Map([...stored].filter(([name]) => names.has(name)))
  )
  const reached = Effect.map(Ref.get(checkpoints), (all) => Math.min(...[...all.values()].map(({ seq }) => seq)))

  const write = Effect.fnUntraced(function* (commits: Batch) {
    const before = yield* Ref.get(checkpoints)
    const written = yield* writeBatch({ schema, generation: null, fence }, projections, before, cache, commits, null)
    const moved = written.map(({ checkpoint }): [string, Checkpoint] => [checkpoint.name, checkpoint])
    for (const { projection, grown } of written) rows.set(projection.name, (rows.get(projection.name) ?? 0) + grown)
    yield* Ref.set(checkpoints, new Map([...before, ...moved]))
  })

  return {
    schema,
    /** The number of rows of each table, as the writes counted them. */
    rows: Effect.sync(() => new Map(rows)),
    /** Applies the commits up to a position; `report` gets the position after each batch. Fails if it did not get there. */
    applyTo: Effect.fnUntraced(function* (position: number, report: (reached: number) => Effect.Effect<unknown>) {
      const after = yield* reached
      if (after >= position) return
      yield* feed.range({ after, upTo: position }).pipe(
        wholeBatches,
        // The next batches are read and decoded while the database writes one.
        Stream.buffer({ capacity: batchesAhead }),
        Stream.runForEach((commits) => write(commits).pipe(Effect.andThen(reached), Effect.flatMap(report)))
      )
      const at = yield* reached
      if (at < position) return yield* new RebuildFailed({ why: `it reached position ${at} of ${position}` })
    }),
    createIndexes: (projection: AnyProjection) =>
      database.define(`${guardOfLease(fence)}; ${createIndexes(schema, projection)}`, null)
  }
})
export type Build = Effect.Success<ReturnType<typeof openBuild>>

type Batch = readonly [Recorded, ...ReadonlyArray<Recorded>]

/** Batches that never cut an atomic batch. */
const wholeBatches = <E, R>(commits: Stream.Stream<Recorded, E, R>) =>
  commits.pipe(
    Stream.mapAccum(
      (): Batch | null => null,
      (held, commit): readonly [Batch | null, ReadonlyArray<Batch>] => {
        const batch: Batch = held === null ? [commit] : [...held, commit]
        return commit.continues || batch.length < batchCommits ? [batch, []] : [null, [batch]]
      },
      { onHalt: (held) => (held === null ? [] : [held]) }
    )
  )
