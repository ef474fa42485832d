/** Drives the projections along the log: one feed, a batch at a time, and says afterwards what changed. */
import { Deferred, Effect, Fiber, Layer, Metric, Queue, Ref, Schedule, Schema, Semaphore, Stream } from "effect"
import type { Broadcast } from "../../streams/broadcast.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { Feed } from "../../streams/feed.ts"
import { Database } from "../database/database.ts"
import type { AnyProjection } from "../projection.ts"
import { announce } from "./batch/announce.ts"
import { makePosition } from "./position.ts"
import { type Prepared, prepare } from "./prepare.ts"
import { Projections } from "./projections.ts"
import { rebuild } from "./rebuild/rebuild.ts"
import { schemas } from "./tables/tables.ts"
import { type Checkpoint, quarantined } from "./tables/checkpoint.ts"
import { makeRowCache } from "./batch/rowCache.ts"
import { AnotherWriter, writeBatch } from "./batch/writer.ts"

/** A fault of ours. It is tried again from the stored checkpoints, and goes on being told until it is mended. */
export class Broken extends Schema.TaggedError<Broken>()("Broken", { cause: Schema.Defect() }) {
  override get message() {
    return `the read models stopped at a fault of this program: ${this.cause instanceof Error ? this.cause.message : String(this.cause)}`
  }
}

const reachedPosition = Metric.gauge("projection_position", { description: "How far in the log the tables are" })
const mostCommits = 1000
const again = Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("5 seconds")])

export const runProjections = (projections: ReadonlyArray<AnyProjection>) =>
  Layer.effect(
    Projections,
    Effect.gen(function* () {
      const feed = yield* Feed
      const database = yield* Database
      const context = yield* Effect.context<Broadcast | Database | Feed>()
      const position = makePosition()
      const trouble = yield* Ref.make<ReadonlyArray<string>>([])
      const turn = yield* Semaphore.make(1)
      const cache = makeRowCache()
      let opened = false
      /** Tables that begin at nothing are whole once they have what the log held then. */
      let wholeAt = 0
      let stored: Prepared = { generation: 1, checkpoints: new Map(), outdated: [] }
      let renewed = Deferred.makeUnsafe<void>()

      const reload = Effect.gen(function* () {
        cache.clear()
        stored = yield* prepare(projections)
        const at = lowest(stored.checkpoints)
        opened = true
        wholeAt = at === 0 ? yield* feed.head : 0
        yield* Ref.set(trouble, quarantined(stored.checkpoints))
        position.reached(at, stored.generation)
      })

      const step = Effect.fnUntraced(function* (queue: Queue.Queue<Commit>) {
        const batch = yield* takeWhole(queue)
        yield* turn.withPermits(1)(
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

      /** One life of the runner: from the stored checkpoints on, until something breaks or the tables are others. */
      const life = Effect.scoped(
        Effect.gen(function* () {
          renewed = Deferred.makeUnsafe<void>()
          yield* turn.withPermits(1)(reload)
          // With nothing to write, it waits for the tables that are being made.
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
        if (!opened) return "not opened yet"
        if (stored.outdated.length > 0)
          return `${stored.outdated.map(({ name }) => name).join(", ")}: being made anew for this version of the program, position ${renewal.done} of ${renewal.of}`
        return position.at() < wholeAt ? `being made from the log, position ${position.at()} of ${wholeAt}` : null
      }

      const service = Projections.of({
        position,
        trouble: Effect.map(Ref.get(trouble), (told) => [...told, ...[rebuilding()].filter((why) => why !== null)]),
        rebuilding,
        paused: (work) =>
          turn.withPermits(1)(
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

      yield* life.pipe(
        Effect.catchDefect((cause) => Effect.fail(new Broken({ cause }))),
        Effect.tapError((error) =>
          Effect.flatMap(Ref.getAndSet(trouble, [error.message]), ([told]) =>
            // A server that is away is told of once, and not at each try.
            told === error.message && error._tag === "DatabaseUnavailable"
              ? Effect.void
              : Effect.logWarning("the read models stand still", error.message)
          )
        ),
        Effect.retry(again),
        Effect.forever,
        Effect.provideContext(context),
        Effect.forkScoped
      )

      /** Tables of another version are made anew beside the old ones, while the others go on. */
      const renew = Effect.gen(function* () {
        if (stored.outdated.length === 0) return
        yield* rebuild(stored.outdated, { compares: false }).pipe(
          Stream.runForEach((told) =>
            Effect.sync(() => {
              if (told.phase === "applying") renewal = told
            })
          )
        )
      })
      yield* renew.pipe(
        Effect.tapError((error) => Effect.logWarning("a rebuild is tried again", error.message)),
        Effect.retry(again),
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

/** Whatever has arrived, at least one commit, and never half of an atomic batch. */
const takeWhole = Effect.fnUntraced(function* (queue: Queue.Queue<Commit>) {
  const [first, ...rest] = yield* Queue.takeBetween(queue, 1, mostCommits)
  const batch: [Commit, ...Array<Commit>] = [first as Commit, ...rest]
  while (batch[batch.length - 1]?.continues === true) batch.push(yield* Queue.take(queue))
  return batch
})
