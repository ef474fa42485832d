/** The right to rebuild, and the one rebuild that runs at a time. */
import { Cause, Effect, Queue, Stream } from "effect"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed, type RebuildProgress } from "../served/replay.ts"
import type { Fence } from "../tables/fence.ts"
import type { Needs, Report } from "./build/build.ts"

/** The right to rebuild, which the holder of the lease has. */
export interface Rebuilder {
  readonly fence: Fence
  /** Returns when the lease is lost. */
  readonly lost: Effect.Effect<void>
  /** Stops the writer between two batches while `work` runs. Then the writer starts again from the stored checkpoints. */
  readonly paused: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** The read models of this program. */
  readonly projections: ReadonlyArray<AnyProjection>
}

/** Rebuilders at work: two rebuilds at a time would swap each other's tables. */
const atWork = new WeakSet<Rebuilder>()
/** The rebuilders whose swap runs. */
const atSwap = new WeakSet<Rebuilder>()
/** The rebuilders that have replaced the tables. */
const hasSwapped = new WeakSet<Rebuilder>()

/** Runs a swap to its end, also when the lease is lost meanwhile, so that its outcome is known. */
export const runSwap = <A, E, R>(rebuilder: Rebuilder, swap: Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => atSwap.add(rebuilder)),
    () => Effect.tap(swap, () => Effect.sync(() => hasSwapped.add(rebuilder))),
    () => Effect.sync(() => atSwap.delete(rebuilder))
  ).pipe(Effect.uninterruptible)

const anotherRebuild = "another rebuild is running: wait until it ends, then run this again"
/** Runs `work` unless another rebuild runs. Its last report is the result. */
export const runRebuild = <E extends { readonly message: string }>(
  rebuilder: Rebuilder,
  work: (report: Report) => Effect.Effect<unknown, E, Needs>
) =>
  Stream.callback<RebuildProgress, RebuildFailed, Needs>((queue) =>
    Effect.gen(function* () {
      if (atWork.has(rebuilder)) return yield* new RebuildFailed({ why: anotherRebuild })
      atWork.add(rebuilder)
      hasSwapped.delete(rebuilder)
      yield* Effect.addFinalizer(() => Effect.sync(() => atWork.delete(rebuilder)))
      const lost = Effect.andThen(
        rebuilder.lost,
        Effect.suspend(() => (atSwap.has(rebuilder) ? Effect.never : Effect.fail(lostToAnother)))
      )
      yield* Effect.raceFirst(
        work((progress) => Queue.offer(queue, progress)),
        lost
      )
      yield* Queue.end(queue)
    }).pipe(
      Effect.tapDefect((defect) => Effect.logError("a rebuild stopped at a bug", Cause.pretty(Cause.die(defect)))),
      Effect.catchDefect(() => new RebuildFailed({ why: "a bug of this program; its log has the details" })),
      Effect.catch((error) => Queue.fail(queue, failureOf(rebuilder, error)))
    )
  )

const lostToAnother = new RebuildFailed({ why: "this process lost the tables to another one" })

const failureOf = (rebuilder: Rebuilder, error: { readonly message: string }) => {
  const { why, outcome } = error instanceof RebuildFailed ? error : { why: error.message, outcome: undefined }
  return new RebuildFailed({ why, outcome: hasSwapped.has(rebuilder) ? "replaced" : (outcome ?? "unchanged") })
}
