/** Runs the projections along the log: one feed, one transaction a batch, and an announcement after each batch. */
import { Deferred, Effect, Fiber, Layer, Metric, Queue, Ref, Schedule, Schema, Semaphore, Stream } from "effect"
import type { Broadcast } from "../../streams/broadcast.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { Feed } from "../../streams/feed.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { announce } from "./batch/announce.ts"
import { makePosition } from "./served/position.ts"
import { type Prepared, prepare } from "./prepare.ts"
import { Projections } from "./served/projections.ts"
import { rebuild } from "./rebuild/rebuild.ts"
import { schemas } from "./tables/tables.ts"
import { type Checkpoint, quarantined } from "./tables/checkpoint.ts"
import { makeRowCache } from "./batch/rowCache.ts"
import { AnotherWriter, writeBatch } from "./batch/writer.ts"

/** A bug. The runner retries from the stored checkpoints, and reports the bug until a retry succeeds. */
export class Broken extends Schema.TaggedError<Broken>()("Broken", { cause: Schema.Defect() }) {
  override get message() {
    return `the read models stopped at a bug of this program: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`
  }
}

const reachedPosition = Metric.gauge("projection_position", { description: "How far in the log the tables are" })
const mostCommits = 1000
const retrySchedule = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

export const runProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const feed = yield* Feed
      const database = yield* Database
      const context = yield* Effect.context<Broadcast | Database | Feed>()
      const position = makePosition()
      const trouble = yield* Ref.make<ReadonlyArray<string>>([])
      const writing = yield* Semaphore.make(1)
      const cache = makeRowCache()
      let opened = false
      /** New tables are complete once they reach the head that the log had when they were created. */
      let completeAt = 0
      let stored: Prepared = { generation: 1, checkpoints: new Map(), outdated: [] }
      let renewed = Deferred.makeUnsafe<void>()

      const reload = Effect.gen(function* () {
        cache.clear()
        stored = yield* prepare(projections)
        const at = lowest(stored.checkpoints)
        opened = true
        completeAt = at === 0 ? yield* feed.head : 0
        yield* Ref.set(trouble, quarantined(stored.checkpoints))
        position.reached(at, stored.generation)
      })

      const step = Effect.fnUntraced(function* (queue: Queue.Queue<Commit>) {
        const batch = yield* takeWhole(queue)
        yield* writing.withPermits(1)(
          Effect.gen(function* () {
            const { generation, checkpoints } = stored
            const written = yield* writeBatch(
              { schema: schemas.live, generation },
              projections,
              checkpoints,
              cache,
              batch
            ).pipe(Effect.catchTag("GuardBroken", () => Effect.fail(new AnotherWriter({ name: "projections" }))))
            const moved = written.map(({ checkpoint }): [string, Checkpoint] => [checkpoint.name, checkpoint])
            stored = { ...stored, checkpoints: new Map([...checkpoints, ...moved]) }
            for (const { projection, checkpoint, result } of written)
              if (result.rows.size > 0) position.changes(projection.name, checkpoint.seq)
            yield* Ref.set(trouble, quarantined(stored.checkpoints))
            position.reached(lowest(stored.checkpoints))
            yield* Metric.update(reachedPosition, position.at())
            yield* announce(written, generation, position.at())
          })
        )
      })

      /** Runs from the stored checkpoints until a failure, or until the tables are replaced. */
      const runOnce = Effect.scoped(
        Effect.gen(function* () {
          renewed = Deferred.makeUnsafe<void>()
          yield* writing.withPermits(1)(reload)
          // Every table is outdated: wait until the rebuild has replaced them.
          if (stored.checkpoints.size === 0) return yield* Deferred.await(renewed)
          const queue = yield* Queue.bounded<Commit>(4 * mostCommits)
          const source = yield* feed.commits({ after: lowest(stored.checkpoints) }).pipe(
            Stream.runForEachArray((commits) => Queue.offerAll(queue, commits)),
            Effect.forkScoped
          )
          yield* Effect.forever(step(queue)).pipe(
            Effect.raceFirst(Effect.andThen(Fiber.join(source), Effect.never)),
            Effect.raceFirst(Deferred.await(renewed))
          )
        })
      )

      let renewal = { done: 0, of: 0 }
      const rebuilding = () => {
        if (!opened) return "they are not opened yet"
        if (stored.outdated.length > 0)
          return `${stored.outdated.map(({ name }) => name).join(", ")}: being rebuilt for this version of the program, position ${renewal.done} of ${renewal.of}`
        return position.at() < completeAt
          ? `being built from the log, position ${position.at()} of ${completeAt}`
          : null
      }

      const service = Projections.of({
        position,
        trouble: Effect.map(Ref.get(trouble), (reasons) => [
          ...reasons,
          ...[rebuilding()].filter((why) => why !== null)
        ]),
        rebuilding,
        paused: (work) =>
          writing.withPermits(1)(
            database
              .exclusively(work)
              .pipe(
                Effect.ensuring(
                  reload.pipe(
                    Effect.andThen(Effect.suspend(() => announce([], position.generation(), position.at()))),
                    Effect.ignore,
                    Effect.provideContext(context)
                  )
                ),
                Effect.ensuring(Effect.suspend(() => Deferred.succeed(renewed, undefined)))
              )
          )
      })

      yield* runOnce.pipe(
        Effect.catchDefect((cause) => Effect.fail(new Broken({ cause }))),
        Effect.tapError((error) =>
          Effect.flatMap(Ref.getAndSet(trouble, [error.message]), ([known]) =>
            // An unreachable server is logged once, not at each retry.
            known === error.message && error._tag === "DatabaseUnavailable"
              ? Effect.void
              : Effect.logWarning("the read models have stopped", error.message)
          )
        ),
        Effect.retry(retrySchedule),
        Effect.forever,
        Effect.provideContext(context),
        Effect.forkScoped
      )

      /** Rebuilds outdated tables beside the old ones, while the other tables stay up to date. */
      const renew = Effect.gen(function* () {
        if (stored.outdated.length === 0) return
        yield* rebuild(stored.outdated, { compares: false }).pipe(
          Stream.runForEach((progress) =>
            Effect.sync(() => {
              if (progress.phase === "applying") renewal = progress
            })
          )
        )
      })
      yield* renew.pipe(
        Effect.tapError((error) => Effect.logWarning("a rebuild failed and is retried", error.message)),
        Effect.retry(retrySchedule),
        Effect.repeat(Schedule.spaced("1 second")),
        Effect.provideService(Projections, service),
        Effect.provideContext(context),
        Effect.forkScoped
      )
      return service
    })
  )

const lowest = (checkpoints: ReadonlyMap<string, Checkpoint>) =>
  checkpoints.size === 0 ? 0 : Math.min(...[...checkpoints.values()].map(({ seq }) => seq))

/** The commits that have arrived, at least one, and never half of an atomic batch. */
const takeWhole = Effect.fnUntraced(function* (queue: Queue.Queue<Commit>) {
  const [first, ...rest] = yield* Queue.takeBetween(queue, 1, mostCommits)
  const batch: [Commit, ...Array<Commit>] = [first as Commit, ...rest]
  while (batch[batch.length - 1]?.continues === true) batch.push(yield* Queue.take(queue))
  return batch
})
