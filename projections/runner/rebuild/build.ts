/** The tables of a rebuild, while they are built from the log. */
import { Effect, Ref, Stream } from "effect"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { makeRowCache } from "../batch/rowCache.ts"
import { writeBatch } from "../batch/writer.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "../tables/checkpoint.ts"
import { bookkeeping, createTables, schemas } from "../tables/tables.ts"

const batchCommits = 1000

/** Creates empty tables in the schema `build`, without indexes. Drops the tables that an earlier rebuild left there. */
export const makeBuild = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const feed = yield* Feed
  const database = yield* Database
  const { build: schema } = schemas
  yield* database.define(`drop schema if exists ${schema} cascade; ${bookkeeping(schema)}`)
  for (const projection of projections) {
    yield* database.define(createTables(schema, projection))
    yield* startCheckpoint(schema, projection)
  }
  const cache = makeRowCache()
  const checkpoints = yield* Ref.make<ReadonlyMap<string, Checkpoint>>(yield* readCheckpoints(schema))
  const reached = Effect.map(Ref.get(checkpoints), (all) => Math.min(...[...all.values()].map(({ seq }) => seq)))

  const write = Effect.fnUntraced(function* (commits: Batch) {
    const before = yield* Ref.get(checkpoints)
    const written = yield* writeBatch({ schema, generation: null }, projections, before, cache, commits)
    const moved = written.map(({ checkpoint }): [string, Checkpoint] => [checkpoint.name, checkpoint])
    yield* Ref.set(checkpoints, new Map([...before, ...moved]))
  })

  return {
    /** The position that all tables have reached. */
    reached,
    /** Applies the commits up to a position; `report` gets the position after each batch. */
    applyTo: Effect.fnUntraced(function* (position: number, report: (reached: number) => Effect.Effect<unknown>) {
      const after = yield* reached
      if (after >= position) return
      yield* feed.range({ after, upTo: position }).pipe(
        wholeBatches,
        Stream.runForEach((commits) => write(commits).pipe(Effect.andThen(reached), Effect.flatMap(report)))
      )
    })
  }
})

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
