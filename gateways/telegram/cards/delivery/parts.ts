/** The parts of the delivery, and the steps that all of its calls share. */
import { Clock, Effect } from "effect"
import type { BotApi } from "../../api/bot.ts"
import type { Renderers } from "../renderers/renderers.ts"
import type { Post } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { CallKind, RateLimit } from "./limits/rateLimit.ts"
import type { WaitForTurn } from "./limits/callQueue.ts"

export interface DeliveryParts {
  readonly api: BotApi["Service"]
  readonly renderers: Renderers["Service"]
  readonly posts: PostStore
  readonly rateLimit: RateLimit
  readonly waitForTurn: WaitForTurn
}

/** Waits until the limits allow the call, and counts it. */
export const withinLimit = ({ waitForTurn }: DeliveryParts, key: string, chat: number, kind: CallKind) =>
  waitForTurn(key, chat, kind)

/** Makes a call that `withinLimit` has allowed, and counts it from its answer. */
export const counted = <A, E>(
  { rateLimit }: DeliveryParts,
  key: string,
  chat: number,
  call: Effect.Effect<A, E>
): Effect.Effect<A, E> =>
  Effect.ensuring(
    call,
    Effect.map(Clock.currentTimeMillis, (now) => rateLimit.answered(chat, now, key))
  )

/**
 * Changes a post, and stores it with the calls of its last minute. The change gets the present post, because its content may
 * have been replaced meanwhile. False when the change returns null, or the post was removed; then nothing is stored.
 */
export const save = Effect.fnUntraced(function* (
  { posts, rateLimit }: DeliveryParts,
  key: string,
  change: (post: Post) => Post | null
) {
  const at = yield* Clock.currentTimeMillis
  return yield* posts.update(key, (before) => {
    const after = change(before)
    if (after === null) return null
    const { calls: _, floodedUntil: __, ...rest } = after
    const calls = rateLimit.callsOf(rest.chat, key, at)
    return calls.length === 0 ? rest : { ...rest, calls }
  })
})

/**
 * Stores the number of a message, and the numbers that a first message of the same post may have. `post`: the post whose content the
 * message has. If it was replaced since, the message needs an edit.
 */
export const saveStanding = (parts: DeliveryParts, key: string, { what }: Post, message: number, shown: string) =>
  save(parts, key, ({ lost, ...now }) => {
    parts.posts.noteNumber(now.chat, message)
    const until = lost?.until ?? message
    const isOver = lost === undefined || lost.next >= until
    return {
      ...now,
      ...(isOver ? {} : { lost: { next: lost.next, until } }),
      stage: { is: "standing", message, shown: now.what === what ? shown : "" }
    }
  })
