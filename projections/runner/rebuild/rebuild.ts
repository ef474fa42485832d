/** Rebuilds read models from the log beside the served tables, compares the two, and swaps them in one transaction. */
import { Effect, Queue, Ref, Schedule, Schema, Stream } from "effect"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Difference, differences } from "./compare.ts"
import { Projections } from "../served/projections.ts"
import { bookkeeping, createIndexes, createTables, schemas } from "../tables/tables.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "../tables/checkpoint.ts"
import { makeRowCache } from "../batch/rowCache.ts"
import { writeBatch } from "../batch/writer.ts"

/** The progress of a rebuild; the last value is `swapped`. */
export type RebuildProgress =
  | { readonly phase: "applying" | "indexing" | "comparing"; readonly done: number; readonly of: number }
  | {
      readonly phase: "swapped"
      readonly at: number
      readonly tables: ReadonlyArray<string>
      readonly differences: ReadonlyArray<Difference>
    }

/** The rebuild stopped before the swap. The served tables are unchanged, and a retry is safe. */
export class RebuildFailed extends Schema.TaggedError<RebuildFailed>()("RebuildFailed", { why: Schema.String }) {
  override get message() {
    return `the rebuild stopped: ${this.why}. The served tables are unchanged`
  }
}

const batchCommits = 1000

/**
 * Rebuilds these projections. Readers see the old tables until the swap and the new ones after it. The old tables stay in
 * the schema `read_old` until the next rebuild. `compares`: whether old and new rows are compared; they must have the same
 * columns.
 */
export const rebuild = (
  projections: ReadonlyArray<AnyProjection>,
  { compares = true }: { readonly compares?: boolean } = {}
) =>
  Stream.callback<RebuildProgress, RebuildFailed, Database | Feed | Projections>((queue) =>
    Effect.gen(function* () {
      const feed = yield* Feed
      const database = yield* Database
      const runner = yield* Projections
      const report = (progress: RebuildProgress) => Queue.offer(queue, progress)
      const { build, live } = schemas

      if (rebuilding.has(runner)) return yield* new RebuildFailed({ why: anotherRebuild })
      rebuilding.add(runner)
      yield* Effect.addFinalizer(() => Effect.sync(() => rebuilding.delete(runner)))
      yield* database.define(`drop schema if exists ${build} cascade; ${bookkeeping(build)}`)
      for (const projection of projections) {
        yield* database.define(createTables(build, projection))
        yield* startCheckpoint(build, projection)
      }
      const cache = makeRowCache()
      const checkpoints = yield* Ref.make<ReadonlyMap<string, Checkpoint>>(yield* readCheckpoints(build))
      const built = Effect.map(Ref.get(checkpoints), (all) => Math.min(...[...all.values()].map(({ seq }) => seq)))

      /** Applies every commit up to a position. */
      const applyTo = Effect.fnUntraced(function* (cut: number) {
        const after = yield* built
        if (after >= cut) return
        yield* feed.commits({ after }).pipe(
          Stream.takeUntil(({ seq }) => seq >= cut),
          Stream.filter(({ seq }) => seq <= cut),
          wholeBatches,
          Stream.runForEach(
            Effect.fnUntraced(function* (commits) {
              const written = yield* writeBatch(
                { schema: build, generation: null },
                projections,
                yield* Ref.get(checkpoints),
                cache,
                commits
              )
              yield* Ref.update(
                checkpoints,
                (all) => new Map([...all, ...written.map(({ checkpoint }) => [checkpoint.name, checkpoint] as const)])
              )
              yield* report({ phase: "applying", done: yield* built, of: cut })
            })
          )
        )
        if ((yield* built) < cut)
          return yield* new RebuildFailed({ why: `it reached position ${yield* built} of ${cut}` })
      })

      // The two are compared at one position, so the rebuild never goes beyond the served tables. If those are ahead of the
      // log, the log was restored, and the log counts.
      const cut = Effect.gen(function* () {
        const head = yield* feed.head
        if (!compares) return head
        const serving = yield* readCheckpoints(live)
        return Math.min(head, Math.max(...projections.map(({ name }) => serving.get(name)?.seq ?? head)))
      })

      yield* applyTo(yield* cut)
      for (const [i, projection] of projections.entries()) {
        yield* report({ phase: "indexing", done: i, of: projections.length })
        yield* database.define(createIndexes(build, projection))
      }
      yield* applyTo(yield* cut)

      yield* runner.paused(
        Effect.gen(function* () {
          const at = yield* cut
          yield* applyTo(at)
          yield* report({ phase: "comparing", done: 0, of: projections.length })
          const found = compares ? yield* Effect.forEach(projections, differences) : []
          yield* swap(projections).pipe(Effect.retry(Schedule.spaced("200 millis").pipe(Schedule.upTo({ times: 50 }))))
          yield* report({
            phase: "swapped",
            at,
            tables: projections.map(({ name }) => name),
            differences: found.flat()
          })
        })
      )
      yield* Queue.end(queue)
    }).pipe(
      Effect.catch((error) =>
        Queue.fail(
          queue,
          error._tag === "RebuildFailed" ? error : new RebuildFailed({ why: error.message || anotherRebuild })
        )
      )
    )
  )

/** The runners with a rebuild at work: a second rebuild would drop the tables of the first. */
const rebuilding = new WeakSet<Projections["Service"]>()
/** The guard also fails for this reason: another process wrote the tables of the rebuild. */
const anotherRebuild = "another rebuild is running: wait until it ends, then run this again"

type Batch = readonly [Commit, ...ReadonlyArray<Commit>]

/** Batches that never cut an atomic batch. */
const wholeBatches = <E, R>(commits: Stream.Stream<Commit, E, R>) =>
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

/** Swaps in one transaction, so readers see the old tables or the new ones. A lock that takes too long is a failure; the caller retries. */
const swap = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>) {
  const database = yield* Database
  const { build, former, live } = schemas
  const tables = projections.flatMap(({ name, versions }) => (versions ? [name, `${name}_versions`] : [name]))
  yield* database.transaction((sql) => [
    sql`set local lock_timeout = '2s'`,
    sql.unsafe(`drop schema if exists ${former} cascade`),
    sql.unsafe(`create schema ${former}`),
    ...tables.flatMap((table) => [
      sql.unsafe(`alter table if exists ${live}.${table} set schema ${former}`),
      sql.unsafe(`alter table ${build}.${table} set schema ${live}`)
    ]),
    sql`delete from ${sql(live)}.checkpoint where name in (select name from ${sql(build)}.checkpoint)`,
    sql`insert into ${sql(live)}.checkpoint select * from ${sql(build)}.checkpoint`,
    sql`delete from ${sql(live)}.tombstone where view in (select name from ${sql(build)}.checkpoint)`,
    sql`insert into ${sql(live)}.tombstone select * from ${sql(build)}.tombstone`,
    // A new generation makes every client start again with a snapshot.
    sql`update ${sql(live)}.generation set n = n + 1`,
    sql.unsafe(`drop schema ${build} cascade`)
  ])
})
