/** The right to rebuild, and the one rebuild that runs at a time. */
import { Cause, Deferred, Effect, Exit, Queue, type Scope, Stream } from "effect"
import type { AnyProjection } from "../../projection.ts"
import { RebuildFailed, type RebuildProgress } from "../served/replay.ts"
import type { Fence } from "../tables/fence.ts"
import type { Report } from "./build/build.ts"

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

/** A rebuild that runs. Two at a time would swap each other's tables. */
interface RunningRebuild {
  swap: "before" | "running" | "done"
  readonly ended: Deferred.Deferred<void>
}
const running = new WeakMap<Rebuilder, RunningRebuild>()

/** Runs a swap to its end, also when the lease is lost meanwhile, so that its outcome is known. */
export const runSwap = <A, E, R>(rebuilder: Rebuilder, swap: Effect.Effect<A, E, R>) => {
  const set = (state: RunningRebuild["swap"]) =>
    Effect.sync(() => {
      const own = running.get(rebuilder)
      if (own !== undefined) own.swap = state
    })
  return Effect.andThen(set("running"), swap).pipe(
    Effect.onExit((exit) => set(Exit.isSuccess(exit) ? "done" : "before")),
    Effect.uninterruptible
  )
}

const anotherRebuild = "another rebuild is running: wait until it ends, then run this again"
/** Registers a rebuild until its scope closes. Waits for one that has replaced the tables and only cleans up; fails beside any other. */
const begin = (rebuilder: Rebuilder): Effect.Effect<RunningRebuild, RebuildFailed, Scope.Scope> =>
  Effect.uninterruptibleMask((restore) =>
    Effect.suspend(() => {
      const other = running.get(rebuilder)
      if (other?.swap === "done")
        return Effect.andThen(
          restore(Deferred.await(other.ended)),
          Effect.suspend(() => restore(begin(rebuilder)))
        )
      if (other !== undefined) return Effect.fail(new RebuildFailed({ why: anotherRebuild }))
      const own: RunningRebuild = { swap: "before", ended: Deferred.makeUnsafe() }
      running.set(rebuilder, own)
      const end = Effect.suspend(() => {
        running.delete(rebuilder)
        return Deferred.succeed(own.ended, undefined)
      })
      return Effect.as(
        Effect.addFinalizer(() => end),
        own
      )
    })
  )

/** Runs `work` unless another rebuild runs. Its last report is the result. */
export const runRebuild = <E extends { readonly message: string }, R>(
  rebuilder: Rebuilder,
  work: (report: Report) => Effect.Effect<unknown, E, R>
) =>
  Stream.callback<RebuildProgress, RebuildFailed, R>((queue) =>
    Effect.gen(function* () {
      const own = yield* begin(rebuilder)
      const lost = Effect.andThen(
        rebuilder.lost,
        Effect.suspend(() => (own.swap === "running" ? Effect.never : Effect.fail(lostToAnother)))
      )
      yield* Effect.raceFirst(
        work((progress) => Queue.offer(queue, progress)),
        lost
      ).pipe(
        Effect.tapDefect((defect) => Effect.logError("a rebuild stopped at a bug", Cause.pretty(Cause.die(defect)))),
        Effect.catchDefect(() => new RebuildFailed({ why: "a bug of this program; its log has the details" })),
        Effect.mapError((error) => failureOf(own, error))
      )
      yield* Queue.end(queue)
    }).pipe(Effect.catch((error) => Queue.fail(queue, error)))
  )

const lostToAnother = new RebuildFailed({ why: "this process lost the tables to another one" })

const failureOf = ({ swap }: RunningRebuild, error: { readonly message: string }) => {
  const { why, outcome } = error instanceof RebuildFailed ? error : { why: error.message, outcome: undefined }
  return new RebuildFailed({ why, outcome: swap === "done" ? "replaced" : (outcome ?? "unchanged") })
}
