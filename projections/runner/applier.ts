/** Applies the log to the served tables, batch by batch, and stops between two batches while other work needs the tables. */
import { Deferred, Effect, Fiber, Queue, Schedule, Semaphore, Stream } from "effect"
import type { Broadcast } from "../../streams/ports/broadcast.ts"
import type { Recorded } from "../../streams/commit/envelope.ts"
import type { LogChanged } from "../../streams/errors.ts"
import { Feed } from "../../streams/ports/feed.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { Database } from "../database/database.ts"
import { retriedForever } from "./retriedForever.ts"
import { troublesOfOldTables } from "./served/troubleOf.ts"
import type { ServedState } from "./servedState.ts"
import type { Fence } from "./tables/fence.ts"
import { schemas } from "./tables/tables.ts"

const mostCommits = 1000
/** Followers count a second without any announcement. */
const heartbeatInterval = "500 millis"

/** The applier of the holder of a lease. */
export const makeApplier = Effect.fnUntraced(function* (state: ServedState, fence: Fence) {
  const feed = yield* Feed
  const database = yield* Database
  const context = yield* Effect.context<Broadcast | Database | Feed | Quarantine>()
  const writing = yield* Semaphore.make(1)
  let isWorking = false
  /** Runs work that needs the tables for itself. */
  const alone = <A, E, R>(work: Effect.Effect<A, E, R>) =>
    Effect.suspend(() => {
      isWorking = true
      return work
    }).pipe(Effect.ensuring(Effect.sync(() => (isWorking = false))), writing.withPermits(1))
  /** The position may stay for long, as during the swap of a rebuild. */
  const heartbeat = Effect.suspend(() => (isWorking ? state.heartbeat : Effect.void)).pipe(
    Effect.repeat(Schedule.spaced(heartbeatInterval)),
    Effect.andThen(Effect.never)
  )
  /** Succeeds when the tables may have been replaced: the run then starts again from the stored checkpoints. */
  let replaced = Deferred.makeUnsafe<void>()

  const applyBatch = Effect.fnUntraced(function* (queue: Queue.Queue<Recorded>) {
    const batch = yield* takeWhole(queue)
    yield* alone(state.write(fence, batch))
  })

  /** Runs from the stored checkpoints until a failure, or until the tables are replaced. */
  const runOnce = Effect.scoped(
    Effect.gen(function* () {
      replaced = Deferred.makeUnsafe<void>()
      yield* alone(state.reload)
      const after = state.reached()
      // No table can be written: wait until the rebuild has replaced them.
      if (after === null) return yield* Deferred.await(replaced)
      const queue = yield* Queue.bounded<Recorded>(4 * mostCommits)
      const source = yield* feed.commits({ after }).pipe(
        Stream.runForEachArray((commits) => Queue.offerAll(queue, commits)),
        Effect.forkScoped
      )
      yield* Effect.forever(applyBatch(queue)).pipe(
        Effect.raceFirst(Effect.andThen(Fiber.join(source), Effect.never)),
        Effect.raceFirst(Deferred.await(replaced))
      )
    })
  )

  /** The change of the log that was logged last: it is not logged at each try. */
  let logged = ""
  /**
   * The log has changed: report that, and try again when the log is the known one, or when the tables may have been
   * replaced.
   */
  const whileChanged = (error: LogChanged) =>
    Effect.suspend(() => {
      state.stop(troublesOfOldTables(error))
      const isNew = error.message !== logged
      logged = error.message
      return isNew ? Effect.logWarning("the read models have stopped", error.message) : Effect.void
    }).pipe(Effect.andThen(feed.continuity.sound), Effect.raceFirst(Effect.sleep("5 seconds")))

  /** Another process has taken the lease, which the end of a session does not always show in time. */
  const isFencedOff = Effect.map(
    database.query((sql) => sql`select number from ${sql(schemas.live)}.lease`),
    ([row]) => Number(row?.["number"]) !== fence.number
  )
  const fencedOff = Deferred.makeUnsafe<void>()
  const runWhileCurrent = runOnce.pipe(
    Effect.catchTag("LogChanged", whileChanged),
    Effect.tapError(({ _tag }) => (_tag === "AnotherWriter" ? Effect.flatMap(isFencedOff, endIf) : Effect.void))
  )
  const endIf = (isOver: boolean) => (isOver ? Effect.asVoid(Deferred.succeed(fencedOff, undefined)) : Effect.void)

  return {
    /** Returns when the lease is no longer the current one. */
    run: Effect.raceFirst(
      Effect.raceFirst(retriedForever(runWhileCurrent, state), Deferred.await(fencedOff)),
      Effect.orDie(heartbeat)
    ),
    /** Stops between two batches while `work` runs. Then it starts again from the stored checkpoints. */
    paused: <A, E, R>(work: Effect.Effect<A, E, R>) =>
      work.pipe(
        Effect.ensuring(Effect.ignore(Effect.provideContext(state.reload, context))),
        Effect.ensuring(Effect.suspend(() => Deferred.succeed(replaced, undefined))),
        alone
      )
  }
})

/** The commits that have arrived, at least one, and never half of an atomic batch. */
const takeWhole = Effect.fnUntraced(function* (queue: Queue.Queue<Recorded>) {
  const [first, ...rest] = yield* Queue.takeBetween(queue, 1, mostCommits)
  const batch: [Recorded, ...Array<Recorded>] = [first as Recorded, ...rest]
  while (batch[batch.length - 1]?.continues === true) batch.push(yield* Queue.take(queue))
  return batch
})
