/** Rebuilds read models from the log beside the served tables, compares the two, and swaps them in one transaction. */
import { Effect, Queue, Schedule, Schema, Stream } from "effect"
import { Feed } from "../../../streams/feed.ts"
import type { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { Database } from "../../database/database.ts"
import type { AnyProjection } from "../../projection.ts"
import { type Difference, differences } from "./compare.ts"
import { Projections } from "../served/projections.ts"
import { createIndexes, schemas } from "../tables/tables.ts"
import { readCheckpoints } from "../tables/checkpoint.ts"
import { makeBuild } from "./build.ts"
import { swap } from "./swap.ts"

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

/**
 * Rebuilds these projections. Readers see the old tables until the swap and the new ones after it. The old tables stay in
 * the schema `read_old` until the next rebuild. `compares`: whether old and new rows are compared; they must have the same
 * columns.
 */
export const rebuild = (
  projections: ReadonlyArray<AnyProjection>,
  { compares = true }: { readonly compares?: boolean } = {}
) =>
  Stream.callback<RebuildProgress, RebuildFailed, Database | Feed | Projections | Quarantine>((queue) =>
    Effect.gen(function* () {
      const runner = yield* Projections
      if (rebuilding.has(runner)) return yield* new RebuildFailed({ why: anotherRebuild })
      rebuilding.add(runner)
      yield* Effect.addFinalizer(() => Effect.sync(() => rebuilding.delete(runner)))
      yield* buildAndSwap(projections, compares, (progress) => Queue.offer(queue, progress))
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

/** Runners with a rebuild in progress: a second rebuild would drop the tables of the first. */
const rebuilding = new WeakSet<Projections["Service"]>()
/** The guard also fails for this reason: another process wrote the tables of the rebuild. */
const anotherRebuild = "another rebuild is running: wait until it ends, then run this again"

const buildAndSwap = Effect.fnUntraced(function* (
  projections: ReadonlyArray<AnyProjection>,
  compares: boolean,
  report: (progress: RebuildProgress) => Effect.Effect<unknown>
) {
  const database = yield* Database
  const runner = yield* Projections
  const build = yield* makeBuild(projections)
  const target = targetOf(projections, compares)
  const applyTo = Effect.fnUntraced(function* (position: number) {
    yield* build.applyTo(position, (done) => report({ phase: "applying", done, of: position }))
    const reached = yield* build.reached
    if (reached < position) return yield* new RebuildFailed({ why: `it reached position ${reached} of ${position}` })
  })

  yield* applyTo(yield* target)
  for (const [i, projection] of projections.entries()) {
    yield* report({ phase: "indexing", done: i, of: projections.length })
    yield* database.define(createIndexes(schemas.build, projection))
  }
  // The log grew while the indexes were created: a second pass keeps the pause of the writer short.
  yield* applyTo(yield* target)

  yield* runner.paused(
    Effect.gen(function* () {
      const at = yield* target
      yield* applyTo(at)
      yield* report({ phase: "comparing", done: 0, of: projections.length })
      const found = compares ? yield* Effect.forEach(projections, differences) : []
      yield* swap(projections).pipe(Effect.retry(Schedule.spaced("200 millis").pipe(Schedule.upTo({ times: 50 }))))
      const tables = projections.map(({ name }) => name)
      yield* report({ phase: "swapped", at, tables, differences: found.flat() })
    })
  )
})

/**
 * The position to rebuild to. Old and new rows are compared at one position, so the rebuild never goes beyond the served
 * tables. If the log has no commit there, because it was restored or cut, it is the position of the last commit before.
 */
const targetOf = Effect.fnUntraced(function* (projections: ReadonlyArray<AnyProjection>, compares: boolean) {
  const feed = yield* Feed
  const head = yield* feed.head
  if (!compares) return head
  const served = yield* readCheckpoints(schemas.live)
  return yield* feed.lastUpTo(Math.max(...projections.map(({ name }) => served.get(name)?.seq ?? head)))
})
