/** The order of the calls to Telegram: each waits for the limits of its chat, and then in one queue for the limit of all chats. */
import { Clock, Effect, Semaphore } from "effect"
import type { BegunCall, PacedKind, RateLimit } from "./rateLimit.ts"

/** Returns once the limits allow the call, and counts it as begun. `RateLimit.end` must follow. */
export type WaitForTurn = (chat: number, kind: PacedKind) => Effect.Effect<BegunCall>

/**
 * Only the first call of the queue waits for a free place in the limit of all chats. The others sleep until it is their turn, so a
 * free place wakes one call, however many chats wait. Of all probes, one is in the queue: the others wait for it. Of all searches,
 * one is among the probes: a find goes first, because the other messages of its chat wait for it.
 */
export const makeCallQueue = (rateLimit: RateLimit): WaitForTurn => {
  const queue = Semaphore.makeUnsafe(1)
  const probes = Semaphore.makeUnsafe(1)
  const searches = Semaphore.makeUnsafe(1)

  /** Sleeps until a limit allows the call. */
  const until = Effect.fnUntraced(function* (waitAt: (now: number) => number) {
    while (true) {
      const wait = waitAt(yield* Clock.currentTimeMillis)
      if (wait <= 0) return
      yield* Effect.sleep(wait)
    }
  })
  /** Null when the chat must wait again: Telegram has refused another call to it meanwhile. Then the next call is first. */
  const beginAsFirst = Effect.fnUntraced(function* (chat: number, kind: PacedKind) {
    while (true) {
      const now = yield* Clock.currentTimeMillis
      if (rateLimit.waitOfChat(chat, kind, now) > 0) return null
      const wait = rateLimit.waitOfAll(now)
      if (wait <= 0) return rateLimit.begin(chat, kind, now)
      yield* Effect.sleep(wait)
    }
  })
  const begin = (chat: number, kind: PacedKind) => queue.withPermit(beginAsFirst(chat, kind))
  const beginProbe = (chat: number, kind: PacedKind) =>
    probes.withPermit(Effect.andThen(until(rateLimit.waitOfProbes), begin(chat, kind)))
  const beginAs = (chat: number, kind: PacedKind) => {
    if (kind === "find") return beginProbe(chat, kind)
    return kind === "search" ? searches.withPermit(beginProbe(chat, kind)) : begin(chat, kind)
  }

  return Effect.fnUntraced(function* (chat, kind) {
    while (true) {
      yield* until((now) => rateLimit.waitOfChat(chat, kind, now))
      const call = yield* beginAs(chat, kind)
      if (call !== null) return call
    }
  })
}
