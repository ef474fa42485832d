/** Followers do not report a writer that pauses for a rebuild as stopped. */
import { Context, Deferred, Effect, Fiber, Layer, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { Broadcast } from "../../../streams/ports/broadcast.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { append, created, databases, one, retitled, runner, stageOn } from "../../kit/scene.ts"
import { followedProjectionsLayer } from "../../projections.ts"
import { announcementIn } from "../batch/announcement.ts"
import { Projections } from "../served/projections.ts"

const { kinds, clear } = databases("paused")
afterAll(clear)

/** Announcements of one position: more than arrive in the time after which a follower reports a writer as stopped. */
const enough = 16

/**
 * A feed on which the log grows while a rebuild reads it, so that the rebuild reads a third time while the writer is paused.
 * That reading waits until `release`.
 */
const heldPause = Effect.gen(function* () {
  const paused = yield* Deferred.make<void>()
  const gate = yield* Deferred.make<void>()
  const context = yield* Effect.context<EventStore>()
  /** Waits until the served tables are at a position, because a rebuild reads only up to theirs. */
  let shown: ((seq: number) => Effect.Effect<void>) | null = null
  const grow = Effect.suspend(() => Effect.flatMap(append(one, retitled("grown")), shown ?? (() => Effect.void))).pipe(
    Effect.orDie,
    Effect.provideContext(context)
  )
  let readings = 0
  const waiting = Layer.effect(
    Feed,
    Effect.map(Feed, (feed): Feed["Service"] => ({
      ...feed,
      range: (of) =>
        Stream.unwrap(
          Effect.suspend(() => {
            // The first start reads ranges too, and must not wait.
            if (shown === null) return Effect.succeed(feed.range(of))
            readings++
            const before =
              readings < 3 ? grow : Effect.andThen(Deferred.succeed(paused, undefined), Deferred.await(gate))
            return Effect.as(before, feed.range(of))
          })
        )
    }))
  )
  return {
    waiting,
    shownBy: (wait: NonNullable<typeof shown>) => void (shown = wait),
    paused: Deferred.await(paused),
    release: Deferred.succeed(gate, undefined)
  }
})

describe.each(kinds)("a writer on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test(
    "announces while it is paused, so no follower says that the tables are stopped",
    on(
      Effect.fnUntraced(function* () {
        const { waiting, shownBy, paused, release } = yield* heldPause
        const seq = yield* append(one, created("one"))
        const writer = yield* Effect.provide(runner(), waiting)
        shownBy(writer.position.waitFor)
        yield* writer.position.waitFor(seq)
        const built = yield* Layer.build(Layer.fresh(followedProjectionsLayer))
        const { trouble } = Context.get(built, Projections)
        const request = { names: ["tally"], mode: "swap", until: null, keep: false } as const
        const replay = yield* Effect.forkChild(Stream.runDrain(writer.replay(request)))
        const ended = Effect.andThen(Fiber.join(replay), Effect.die("the rebuild ended before it paused the writer"))
        yield* Effect.raceFirst(paused, ended)
        yield* append(one, retitled("during the pause"))
        const broadcast = yield* Broadcast
        yield* broadcast.subscribe("changes.position").pipe(
          Stream.filter(({ value }) => announcementIn(value)?.is === "position"),
          Stream.take(enough),
          Stream.runDrain
        )
        expect(yield* trouble).toEqual([])
        yield* release
        yield* Fiber.join(replay)
      })
    )
  )
})
