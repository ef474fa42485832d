/** Desired bot messages, persisted and reconciled with Telegram. */
import { Clock, Context, Duration, Effect, Layer, Schema, Stream } from "effect"
import type { TaskId } from "../../../domain/ids.ts"
import type { Buckets } from "../../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Keyring, KeysUnusable } from "../../../streams/sealing/keyring.ts"
import { BotApi } from "../api/bot.ts"
import { makeDeliver } from "./delivery/deliver.ts"
import { makeChatQueues } from "./delivery/chatQueues.ts"
import { makeRateLimit } from "./delivery/rateLimit.ts"
import type { Post, Wanted } from "./posts/post.ts"
import { makePostStore } from "./posts/postStore.ts"
import { TaskView } from "./taskView.ts"

/** Time between two reads for cards that wait, in case the announcement of a change was lost. */
const waitingInterval = Duration.minutes(1)
/** Time between two reads for every card. */
const everyCardInterval = Duration.minutes(10)
/** Time between two removals of old posts. */
const pruneInterval = Duration.days(1)

/** A message was sent just now and its number is not known yet. Safe to retry in a moment. */
export class Unsettled extends Schema.TaggedError<Unsettled>()("Unsettled", {}) {
  override get message() {
    return "the number of a message that was just sent is not known yet"
  }
}

export class Outbox extends Context.Service<
  Outbox,
  {
    /**
     * Requests a message in a chat; a card follows its task from then on. A second request with the same `key` changes
     * nothing. On disk when this returns.
     */
    readonly ensure: (key: string, wanted: Wanted) => Effect.Effect<void, StreamUnavailable>
    /** Notes an update from a chat: the chat accepts the bot, and this message number is in use. */
    readonly noteUpdate: (chat: number, message: number | null) => Effect.Effect<void>
    /**
     * The task of the card with this message number; null when it is not a card. Fails while that is not certain; a
     * retry is safe.
     */
    readonly cardAt: (chat: number, message: number) => Effect.Effect<TaskId | null, Unsettled>
  }
>()("tracker/gateways/telegram/Outbox") {
  /** Starts with every stored post: a post that a crash interrupted is found, or sent. */
  static readonly layer: Layer.Layer<Outbox, StreamUnavailable | KeysUnusable, BotApi | TaskView | Buckets | Keyring> =
    Layer.effect(
      Outbox,
      Effect.gen(function* () {
        const view = yield* TaskView
        const posts = yield* makePostStore(yield* Clock.currentTimeMillis)
        const deliver = makeDeliver({ api: yield* BotApi, view, posts, rateLimit: makeRateLimit() })
        const queues = makeChatQueues({ posts, scope: yield* Effect.scope, deliver })

        yield* view.changes.pipe(
          Stream.runForEach(({ id }) => queues.mark(posts.ofTask(id))),
          Effect.forkScoped
        )
        yield* queues.markWaiting.pipe(Effect.delay(waitingInterval), Effect.forever, Effect.forkScoped)
        const markAll = Effect.suspend(() =>
          queues.mark(posts.all().flatMap(([key, post]) => (isOver(post) ? [] : [key])))
        )
        yield* markAll
        yield* markAll.pipe(Effect.delay(everyCardInterval), Effect.forever, Effect.forkScoped)

        yield* Effect.flatMap(Clock.currentTimeMillis, posts.prune).pipe(
          Effect.catch(({ message }) => Effect.logWarning("old posts were not removed", message)),
          Effect.delay(pruneInterval),
          Effect.forever,
          Effect.forkScoped
        )

        return Outbox.of({
          ensure: Effect.fnUntraced(function* (asked, wanted) {
            const key = posts.keyOf(asked)
            const added = yield* posts.add(key, {
              ...wanted,
              at: yield* Clock.currentTimeMillis,
              stage: { is: "wanted" }
            })
            if (added) yield* queues.mark([key])
          }),
          noteUpdate: (chat, message) =>
            Effect.suspend(() => {
              if (message !== null) posts.noteNumber(chat, message)
              return queues.reopen(chat)
            }),
          cardAt: (chat, message) =>
            Effect.suspend(() =>
              posts.isUnsettled(chat, message)
                ? Effect.fail(new Unsettled())
                : Effect.succeed(posts.cardAt(chat, message))
            )
        })
      })
    )
}

const isOver = ({ what, stage }: Post) => stage.is === "given-up" || (what.is === "notice" && stage.is === "standing")
