/** Makes read models anew from the log, beside the ones that serve, compares the two, and swaps them in one transaction. */
import { Effect, Queue, Ref, Schedule, Schema, Stream } from "effect"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/feed.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Difference, differences } from "./compare.ts"
import { Projections } from "../projections.ts"
import { bookkeeping, createIndexes, createTables, schemas } from "../tables/tables.ts"
import { type Checkpoint, readCheckpoints, startCheckpoint } from "../tables/checkpoint.ts"
import { makeRowCache } from "../batch/rowCache.ts"
import { writeBatch } from "../batch/writer.ts"

/** Told while it works; the last one is `swapped`. */
export type RebuildProgress =
  | { readonly phase: "applying" | "indexing" | "comparing"; readonly done: number; readonly of: number }
  | {
      readonly phase: "swapped"
      readonly at: number
      readonly tables: ReadonlyArray<string>
      readonly differences: ReadonlyArray<Difference>
    }

/** The rebuild did not take in every commit up to its cut. Nothing was swapped; the tables that serve are as they were. */
export class RebuildFailed extends Schema.TaggedError<RebuildFailed>()("RebuildFailed", { why: Schema.String }) {
  override get message() {
    return `the rebuild stopped: ${this.why}. The tables that serve are untouched`
  }
}

const batchCommits = 1000

/**
 * Rebuilds these projections. Readers see the old tables until the swap, and the new ones from it on; the old ones are
 * kept in schema `read_old` until the next rebuild. `compares`: whether the two hold the same columns, and are compared.
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
      const tell = (progress: RebuildProgress) => Queue.offer(queue, progress)
      const { build, live } = schemas

      if (atWork.has(runner)) return yield* new RebuildFailed({ why: anotherRebuild })
      atWork.add(runner)
      yield* Effect.addFinalizer(() => Effect.sync(() => atWork.delete(runner)))
      yield* database.define(`drop schema if exists ${build} cascade; ${bookkeeping(build)}`)
      for (const projection of projections) {
        yield* database.define(createTables(build, projection))
        yield* startCheckpoint(build, projection)
      }
      const cache = makeRowCache()
      const checkpoints = yield* Ref.make<ReadonlyMap<string, Checkpoint>>(yield* readCheckpoints(build))
      const built = Effect.map(Ref.get(checkpoints), (all) => Math.min(...[...all.values()].map(({ seq }) => seq)))

      /** Takes in every commit up to a position. */
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
              yield* tell({ phase: "applying", done: yield* built, of: cut })
            })
          )
        )
        if ((yield* built) < cut)
          return yield* new RebuildFailed({ why: `position ${yield* built} was reached of ${cut}` })
      })

      // Never beyond the tables that serve: the two are compared at one position. Where those are ahead of the log (it was
      // restored), the log is right.
      const cut = Effect.gen(function* () {
        const head = yield* feed.head
        if (!compares) return head
        const serving = yield* readCheckpoints(live)
        return Math.min(head, Math.max(...projections.map(({ name }) => serving.get(name)?.seq ?? head)))
      })

      yield* applyTo(yield* cut)
      for (const [i, projection] of projections.entries()) {
        yield* tell({ phase: "indexing", done: i, of: projections.length })
        yield* database.define(createIndexes(build, projection))
      }
      yield* applyTo(yield* cut)

      yield* runner.paused(
        Effect.gen(function* () {
          const at = yield* cut
          yield* applyTo(at)
          yield* tell({ phase: "comparing", done: 0, of: projections.length })
          const found = compares ? yield* Effect.forEach(projections, differences) : []
          yield* swap(projections).pipe(Effect.retry(Schedule.spaced("200 millis").pipe(Schedule.upTo({ times: 50 }))))
          yield* tell({
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

/** Whose tables are being made: a second rebuild of them would take away what the first has made. */
const atWork = new WeakSet<Projections["Service"]>()
/** Also what broke the guard: another process wrote the tables that were being made. */
const anotherRebuild = "another rebuild is at work: wait for it, and run this again"

type Batch = readonly [Commit, ...ReadonlyArray<Commit>]

/** Batches that never cut an atomic batch of commits. */
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

/** One transaction: readers see the old tables or the new ones, never none. A lock that is not had in time is asked for again. */
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
    // Whoever follows starts anew with a snapshot.
    sql`update ${sql(live)}.generation set n = n + 1`,
    sql.unsafe(`drop schema ${build} cascade`)
  ])
})
