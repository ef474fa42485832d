/** New tables in a schema of their own, built from the log beside the served ones. */
import { Effect, Stream } from "effect"
import { Feed } from "../../../../streams/ports/feed.ts"
import type { Quarantine } from "../../../../streams/quarantine/quarantine.ts"
import { Database } from "../../../database/database.ts"
import { isBusy } from "../../../postgres.ts"
import type { AnyProjection } from "../../../projection.ts"
import { makeRowCache } from "../../batch/rowCache.ts"
import { writeBatch } from "../../batch/writer.ts"
import { emptyResult } from "../../fold/fold.ts"
import { RebuildFailed, type RebuildProgress } from "../../served/replay.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "../../tables/checkpoint.ts"
import { type Fence, guardOfLease } from "../../tables/fence.ts"
import { statementOf } from "../../tables/statement.ts"
import { bookkeeping, createIndexes, createTables, type SchemaName } from "../../tables/tables.ts"
import { whileBusy } from "../../../database/whileBusy.ts"
import { type WholeBatch, wholeBatches } from "./batches.ts"
import { bulkLoad, type Sizes } from "./bulkLoad.ts"
import { finish } from "./finish.ts"

export type Report = (progress: RebuildProgress) => Effect.Effect<unknown>
export type Needs = Database | Feed | Quarantine

const batchesAhead = 2
/** A server makes the indexes of some tables at the same time; PGlite has one session. */
const tablesAtOnce = 2

/** Builds tables up to a position that may move meanwhile, with keys and indexes. */
export const buildTables = Effect.fnUntraced(function* <E, R>(
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>,
  target: Effect.Effect<number, E, R>,
  report: Report,
  sizes?: Sizes
) {
  const upTo = yield* target
  const build = yield* inBulk(schema, fence, projections, upTo, report, sizes).pipe(
    Effect.catchTag("DataRefused", ({ message }) =>
      Effect.logWarning("a rebuild continues slowly, to find the commit that is refused:", message).pipe(
        Effect.andThen(commitByCommit(schema, fence, projections, upTo, report))
      )
    )
  )
  // The log grew meanwhile: a second pass keeps the pause of the writer short.
  const now = yield* target
  yield* build.applyTo(now, report)
  return build
})

/** Loads the rows in bulk, and makes keys and indexes afterwards. */
const inBulk = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>,
  upTo: number,
  report: Report,
  sizes?: Sizes
) {
  const database = yield* Database
  yield* createEmpty(schema, fence, projections, (projection) => createTables(schema, projection, false))
  const { last, loaded } = yield* bulkLoad(
    schema,
    projections,
    upTo,
    (done) => report({ phase: "applying", done, of: upTo }),
    sizes
  )
  const memory = database.kind === "server" ? "set local maintenance_work_mem = '128MB';" : ""
  let made = 0
  yield* Effect.forEach(
    loaded,
    ({ table }) =>
      report({ phase: "indexing", done: made++, of: loaded.length }).pipe(
        Effect.andThen(
          database.guardedTransaction((sql) => [
            sql.unsafe(`${guardOfLease(fence)}; ${memory} ${finish(schema, table)}`).simple()
          ])
        )
      ),
    { concurrency: database.kind === "server" ? tablesAtOnce : 1, discard: true }
  )
  if (last !== null) {
    const stored = yield* readCheckpoints(schema)
    const changes = loaded.flatMap(({ table: { projection }, state }) => {
      const before = stored.get(projection.name)
      const checkpoint = { seq: last.seq, witness: last.witness, state }
      return before === undefined
        ? []
        : [{ projection, before, checkpoint: { ...before, ...checkpoint }, result: emptyResult }]
    })
    yield* database.guarded(statementOf({ schema, generation: null, fence }, changes), null)
  }
  return yield* openBuild(
    schema,
    fence,
    projections,
    new Map(loaded.map(({ table }) => [table.projection.name, table.rows]))
  )
})

/** Applies batches as the running program does, which finds the commits whose rows the database refuses. */
const commitByCommit = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>,
  upTo: number,
  report: Report
) {
  yield* createEmpty(
    schema,
    fence,
    projections,
    (projection) => `${createTables(schema, projection)} ${createIndexes(schema, projection)}`
  )
  const build = yield* openBuild(schema, fence, projections)
  yield* build.applyTo(upTo, report)
  return build
})

const createEmpty = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>,
  tablesOf: (projection: AnyProjection) => string
) {
  const database = yield* Database
  // A table of a refused bulk load may still get its indexes: the server completes the statement, and the drop waits or is ended.
  yield* database
    .define(`${guardOfLease(fence)}; drop schema if exists ${schema} cascade; ${bookkeeping(schema)}`, null)
    .pipe(Effect.retry({ schedule: whileBusy, while: ({ cause }) => isBusy(cause) }))
  for (const projection of projections) {
    yield* database.define(tablesOf(projection), null)
    yield* startCheckpoint(schema, projection)
  }
})

const countRows = Effect.fnUntraced(function* (schema: SchemaName, projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  const rows = new Map<string, number>()
  for (const { name } of projections) {
    const [counted] = yield* database.query((sql) => sql`select count(*) as n from ${sql(schema)}.${sql(name)}`, null)
    rows.set(name, Number(counted?.["n"]))
  }
  return rows
})

/** Opens complete tables, to apply later commits to them. `counted`: the number of rows of each; counted here if left out. */
export const openBuild = Effect.fnUntraced(function* (
  schema: SchemaName,
  fence: Fence,
  projections: ReadonlyArray<AnyProjection>,
  counted?: ReadonlyMap<string, number>
) {
  const feed = yield* Feed
  const cache = makeRowCache()
  const rows = new Map(counted ?? (yield* countRows(schema, projections)))
  const names = new Set(projections.map(({ name }) => name))
  let checkpoints: ReadonlyMap<string, Checkpoint> = new Map(
    [...(yield* readCheckpoints(schema))].filter(([name]) => names.has(name))
  )
  const reached = () => Math.min(...[...checkpoints.values()].map(({ seq }) => seq))

  const write = Effect.fnUntraced(function* (commits: WholeBatch) {
    const target = { schema, generation: null, fence }
    const written = yield* writeBatch(target, projections, checkpoints, cache, commits, null)
    for (const { projection, grown } of written) rows.set(projection.name, (rows.get(projection.name) ?? 0) + grown)
    checkpoints = new Map([...checkpoints, ...written.map(({ checkpoint }) => [checkpoint.name, checkpoint] as const)])
  })

  return {
    schema,
    /** The number of rows of each table, as the writes counted them. */
    rows: (): ReadonlyMap<string, number> => new Map(rows),
    /** Applies the commits up to a position. Fails if it did not get there. */
    applyTo: Effect.fnUntraced(function* (position: number, report: Report) {
      const after = reached()
      if (after >= position) return
      yield* feed.range({ after, upTo: position }).pipe(
        wholeBatches,
        // The next batches are read and decoded while the database writes one.
        Stream.buffer({ capacity: batchesAhead }),
        Stream.runForEach((commits) =>
          Effect.andThen(
            write(commits),
            Effect.suspend(() => report({ phase: "applying", done: reached(), of: position }))
          )
        )
      )
      if (reached() < position)
        return yield* new RebuildFailed({ why: `it reached position ${reached()} of ${position}` })
    })
  }
})
export type Build = Effect.Success<ReturnType<typeof openBuild>>
