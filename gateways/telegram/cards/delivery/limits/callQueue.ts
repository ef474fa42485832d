/** The order of the calls to Telegram: each waits for the limits of its chat, and then in one queue for the limit of all chats. */
import { Clock, Effect, Semaphore } from "effect"
import type { CallKind, RateLimit } from "./rateLimit.ts"

/** Returns once the limits allow the call, and counts it. `key`: the post of the call. */
export type WaitForTurn = (key: string, chat: number, kind: CallKind) => Effect.Effect<void>

/**
 * Only the first call of the queue waits for a free place in the limit of all chats. The others sleep until it is their turn, so a
 * free place wakes one call, however many chats wait.
 */
export const makeCallQueue = (rateLimit: RateLimit): WaitForTurn => {
  const queue = Semaphore.makeUnsafe(1)

  const untilChatAllows = Effect.fnUntraced(function* (chat: number, kind: CallKind) {
    while (true) {
      const wait = rateLimit.waitOfChat(chat, kind, yield* Clock.currentTimeMillis)
      if (wait <= 0) return
      yield* Effect.sleep(wait)
    }
  })
  /** False when the chat must wait again: Telegram has refused another call to it meanwhile. Then the next call is first. */
  const spendAsFirst = Effect.fnUntraced(function* (key: string, chat: number, kind: CallKind) {
    while (true) {
      const now = yield* Clock.currentTimeMillis
      if (rateLimit.waitOfChat(chat, kind, now) > 0) return false
      const wait = rateLimit.waitOfAll(now)
      if (wait <= 0) {
        rateLimit.spend(chat, kind, now, key)
        return true
      }
      yield* Effect.sleep(wait)
    }
  })
  return Effect.fnUntraced(function* (key, chat, kind) {
    for (let isSpent = false; !isSpent;) {
      yield* untilChatAllows(chat, kind)
      isSpent = yield* queue.withPermit(spendAsFirst(key, chat, kind))
    }
  })
}
