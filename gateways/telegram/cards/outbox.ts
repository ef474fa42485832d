/** What should stand in the chats: asked for once, kept on disk, brought about and kept so. */
import { Clock, Context, Duration, Effect, Layer, Schema, Stream } from "effect"
import type { TaskId } from "../../../domain/ids.ts"
import type { Buckets } from "../../../streams/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Keyring, WrongMasterKey } from "../../../streams/sealing/keyring.ts"
import { BotApi } from "../api/bot.ts"
import { makeDeliver } from "./deliver.ts"
import { makeLanes } from "./lanes.ts"
import { makePace } from "./pace.ts"
import type { Post, Wanted } from "./post.ts"
import { makeShelf } from "./shelf.ts"
import { TaskView } from "./taskView.ts"

/** How often cards that wait for something ask the read model, should its word have been missed. */
const lookAgain = Duration.minutes(1)
/** How often every card does. */
const lookAtAllAgain = Duration.minutes(10)

/** A message was sent just now, and which one it is is not known yet. Safe to retry, soon. */
export class Unsettled extends Schema.TaggedError<Unsettled>()("Unsettled", {}) {
  override get message() {
    return "it is not known yet which message this is"
  }
}

export class Outbox extends Context.Service<
  Outbox,
  {
    /**
     * Wants a message to stand in a chat; a card follows its task from then on. Once for each `key`, however often it is
     * asked: on disk when this returns.
     */
    readonly want: (key: string, wanted: Wanted) => Effect.Effect<void, StreamUnavailable>
    /** Something came from a chat: it can be reached, and this message number is somebody's. */
    readonly heard: (chat: number, message: number | null) => Effect.Effect<void>
    /** The task whose card is this message; null when it is no card of ours. Fails while that is not certain: ask again. */
    readonly cardAt: (chat: number, message: number) => Effect.Effect<TaskId | null, Unsettled>
  }
>()("tracker/gateways/telegram/Outbox") {
  /** Begins by looking at everything that was asked for before: what a crash left half-sent is found, or sent. */
  static readonly layer: Layer.Layer<
    Outbox,
    StreamUnavailable | WrongMasterKey,
    BotApi | TaskView | Buckets | Keyring
  > = Layer.effect(
    Outbox,
    Effect.gen(function* () {
      const view = yield* TaskView
      const shelf = yield* makeShelf(yield* Clock.currentTimeMillis)
      const deliver = makeDeliver({ api: yield* BotApi, view, shelf, pace: makePace() })
      const lanes = makeLanes({ shelf, scope: yield* Effect.scope, deliver })

      yield* view.changes.pipe(
        Stream.runForEach(({ id }) => lanes.mark(shelf.ofTask(id))),
        Effect.forkScoped
      )
      yield* lanes.markWaiting.pipe(Effect.delay(lookAgain), Effect.forever, Effect.forkScoped)
      const lookAtAll = Effect.suspend(() =>
        lanes.mark(shelf.all().flatMap(([key, post]) => (isOver(post) ? [] : [key])))
      )
      yield* lookAtAll
      yield* lookAtAll.pipe(Effect.delay(lookAtAllAgain), Effect.forever, Effect.forkScoped)

      return Outbox.of({
        want: Effect.fnUntraced(function* (key, wanted) {
          const added = yield* shelf.add(key, {
            ...wanted,
            at: yield* Clock.currentTimeMillis,
            stage: { is: "wanted" }
          })
          if (added) yield* lanes.mark([key])
        }),
        heard: (chat, message) =>
          Effect.suspend(() => {
            if (message !== null) shelf.heard(chat, message)
            return lanes.reopen(chat)
          }),
        cardAt: (chat, message) =>
          Effect.suspend(() =>
            shelf.isUnsettled(chat, message)
              ? Effect.fail(new Unsettled())
              : Effect.succeed(shelf.cardAt(chat, message))
          )
      })
    })
  )
}

const isOver = ({ what, stage }: Post) => stage.is === "given-up" || (what.is === "notice" && stage.is === "standing")
