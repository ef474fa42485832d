/** Applies the log to the served tables, batch by batch, and stops between two batches while other work needs the tables. */
import { Deferred, Effect, Fiber, Queue, Ref, Schedule, Schema, Semaphore, Stream } from "effect"
import type { Broadcast } from "../../streams/broadcast.ts"
import type { Recorded } from "../../streams/commit/envelope.ts"
import type { LogChanged } from "../../streams/errors.ts"
import { Feed } from "../../streams/feed.ts"
import type { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { Database } from "../database/database.ts"
import { announce } from "./batch/announce.ts"
import { troubleOf, troublesOfChange } from "./served/troubleOf.ts"
import type { ServedState } from "./servedState.ts"

/** A bug. The runner retries from the stored checkpoints, and reports the bug until a retry succeeds. */
export class Broken extends Schema.TaggedError<Broken>()("Broken", { cause: Schema.Defect() }) {
  override get message() {
    return `the read models stopped at a bug of this program: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`
  }
}

const mostCommits = 1000
export const retrySchedule = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

export const makeApplier = Effect.fnUntraced(function* (state: ServedState) {
  const feed = yield* Feed
  const database = yield* Database
  const context = yield* Effect.context<Broadcast | Database | Feed | Quarantine>()
  const writing = yield* Semaphore.make(1)
  /** Succeeds when the tables were compared with the log for the first time, or could not be read. */
  const compared = Deferred.makeUnsafe<void>()
  /** Succeeds when the tables may have been replaced: the run then starts again from the stored checkpoints. */
  let replaced = Deferred.makeUnsafe<void>()

  const applyBatch = Effect.fnUntraced(function* (queue: Queue.Queue<Recorded>) {
    const batch = yield* takeWhole(queue)
    yield* writing.withPermits(1)(state.write(batch))
  })

  /** Runs from the stored checkpoints until a failure, or until the tables are replaced. */
  const runOnce = Effect.scoped(
    Effect.gen(function* () {
      replaced = Deferred.makeUnsafe<void>()
      yield* writing
        .withPermits(1)(state.reload)
        .pipe(Effect.ensuring(Deferred.succeed(compared, undefined)))
      const after = state.reached()
      // Every table is outdated: wait until the rebuild has replaced them.
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
  /** The log has changed: say so, and try again when it is the known one, or when the tables may have been replaced. */
  const whileChanged = (error: LogChanged) =>
    Ref.set(state.trouble, troublesOfChange(error)).pipe(
      Effect.andThen(
        error.message === logged ? Effect.void : Effect.logWarning("the read models have stopped", error.message)
      ),
      Effect.andThen(
        Effect.sync(() => {
          logged = error.message
        })
      ),
      Effect.andThen(feed.continuity.sound),
      Effect.raceFirst(Effect.sleep("5 seconds"))
    )
  const run = Effect.catchTag(runOnce, "LogChanged", whileChanged)

  const reloadAndAnnounce = state.reload.pipe(
    Effect.andThen(Effect.suspend(() => announce([], state.position.generation(), state.position.at()))),
    Effect.ignore,
    Effect.provideContext(context)
  )
  const paused = <A, E, R>(work: Effect.Effect<A, E, R>) =>
    database
      .exclusively(work)
      .pipe(
        Effect.ensuring(reloadAndAnnounce),
        Effect.ensuring(Effect.suspend(() => Deferred.succeed(replaced, undefined))),
        writing.withPermits(1)
      )

  return { run: retried(run, state.trouble), paused, compared: Deferred.await(compared) }
})

/** Runs again after every end and every failure. The failure is the trouble until the next `reload`. */
const retried = <E extends { readonly _tag: string; readonly message: string }, R>(
  run: Effect.Effect<void, E, R>,
  trouble: ServedState["trouble"]
) =>
  run.pipe(
    Effect.catchDefect((cause) => Effect.fail(new Broken({ cause }))),
    Effect.tapError((error) =>
      Effect.flatMap(Ref.getAndSet(trouble, [troubleOf(error)]), ([known]) =>
        // An unreachable server is logged once, not at each retry.
        known?.message === error.message && error._tag === "DatabaseUnavailable"
          ? Effect.void
          : Effect.logWarning("the read models have stopped", error.message)
      )
    ),
    Effect.retry(retrySchedule),
    Effect.forever
  )

/** The commits that have arrived, at least one, and never half of an atomic batch. */
const takeWhole = Effect.fnUntraced(function* (queue: Queue.Queue<Recorded>) {
  const [first, ...rest] = yield* Queue.takeBetween(queue, 1, mostCommits)
  const batch: [Recorded, ...Array<Recorded>] = [first as Recorded, ...rest]
  while (batch[batch.length - 1]?.continues === true) batch.push(yield* Queue.take(queue))
  return batch
})
