/** The parts of the delivery, and the steps that all of its calls share. */
import { Clock, Effect } from "effect"
import type { BotApi } from "../../api/bot.ts"
import type { Post, PostStage } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { TaskView } from "../task/taskView.ts"
import type { CallKind, RateLimit } from "./rateLimit.ts"

export interface DeliveryParts {
  readonly api: BotApi["Service"]
  readonly view: TaskView["Service"]
  readonly posts: PostStore
  readonly rateLimit: RateLimit
}

/** Waits until the limits allow the call, and counts it. Calls to other chats may use the budget during the wait, so it checks again. */
export const withinLimit = Effect.fnUntraced(function* (
  { rateLimit }: DeliveryParts,
  key: string,
  chat: number,
  kind: CallKind
) {
  while (true) {
    const now = yield* Clock.currentTimeMillis
    const wait = rateLimit.wait(chat, kind, now)
    if (wait <= 0) return rateLimit.spend(chat, kind, now, key)
    yield* Effect.sleep(wait)
  }
})

/** Stores a stage of a post, with the calls of its last minute. */
export const save = Effect.fnUntraced(function* (parts: DeliveryParts, key: string, post: Post, stage: PostStage) {
  const { calls: _, floodedUntil: __, ...rest } = post
  const calls = parts.rateLimit.callsOf(post.chat, key, yield* Clock.currentTimeMillis)
  yield* parts.posts.save(key, { ...rest, stage, ...(calls.length === 0 ? {} : { calls }) })
})

/** Stores the number of a message, and the numbers that a first message of the same post may have. */
export const saveStanding = (parts: DeliveryParts, key: string, post: Post, message: number, shown: string) =>
  Effect.suspend(() => {
    parts.posts.noteNumber(post.chat, message)
    const { lost, ...rest } = post
    const until = lost?.until ?? message
    const isOver = lost === undefined || lost.next >= until
    return save(parts, key, isOver ? rest : { ...rest, lost: { next: lost.next, until } }, {
      is: "standing",
      message,
      shown
    })
  })
