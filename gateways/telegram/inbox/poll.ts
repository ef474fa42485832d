/** Polls Telegram for updates. Each admitted update is stored in the inbox before it is confirmed. */
import { Duration, Effect, SubscriptionRef } from "effect"
import type { LogChanged, StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { ApiFault } from "../api/apiFault.ts"
import { BotApi, longPollSeconds, type Me } from "../api/bot.ts"
import { Admissions } from "./admissions.ts"
import { Inbox } from "./inbox.ts"
import { queueKeyOf, updateOf } from "./update.ts"
import { connecting, type BotStatus, TelegramStatus } from "../api/status.ts"

const firstRetry = Duration.seconds(1)
const lastRetry = Duration.seconds(30)
/** Pause after a fault that a person must resolve. */
const slowRetry = Duration.minutes(1)

/** The bot's own identity. Retries until Telegram has answered. */
export const introduction: Effect.Effect<Me, never, BotApi | TelegramStatus> = Effect.gen(function* () {
  const api = yield* BotApi
  const status = yield* TelegramStatus
  for (let failures = 1; ; failures++) {
    const me = yield* api.me.pipe(Effect.catch((fault) => waitAfter(fault, failures, null)))
    if (me === null) continue
    yield* SubscriptionRef.set(status, { connected: true, name: me.username, note: "" })
    return me
  }
})

/** Never ends. The inbox recognises an update by its number when Telegram sends it again after a lost confirmation. */
export const poll = (me: Me): Effect.Effect<never, never, Admissions | BotApi | Inbox | TelegramStatus> =>
  Effect.gen(function* () {
    const api = yield* BotApi
    const take = yield* takeUpdate(me)
    const status = yield* TelegramStatus
    const connected: BotStatus = { connected: true, name: me.username, note: "" }
    let offset = 0
    let failures = 0

    const once = Effect.gen(function* () {
      // After a failure the first poll does not wait, so that the status recovers soon.
      const updates = yield* api.updates(offset, failures === 0 ? longPollSeconds : 0)
      yield* SubscriptionRef.update(status, (now) => (now.connected ? now : connected))
      for (const update of updates) yield* take(update)
      // The next poll confirms all of these updates.
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1
    })
    while (true) {
      const fault = yield* Effect.as(once, null).pipe(Effect.catch(Effect.succeed))
      failures = fault === null ? 0 : failures + 1
      // The product polls, so a webhook that was set before must be removed.
      if (fault instanceof ApiFault && fault.kind === "webhook") yield* Effect.ignore(api.dropWebhook)
      else if (fault !== null) yield* waitAfter(fault, failures, me.username)
    }
  })

/** Stores an admitted update, and drops any other. */
const takeUpdate = Effect.fnUntraced(function* (me: Me) {
  const inbox = yield* Inbox
  const { admits } = yield* Admissions
  return Effect.fnUntraced(function* (found: { readonly update_id: number }) {
    const raw = JSON.stringify(found)
    const update = updateOf(raw)
    if (update === null) return yield* Effect.logWarning("an update was not understood", { id: found.update_id })
    const key = queueKeyOf(raw)
    if (inbox.isPending(key) || (yield* admits(me, update)))
      yield* inbox.put({ id: `${me.id}:${found.update_id}`, raw, key })
  })
})

type Fault = ApiFault | StreamUnavailable | StreamFull | LogChanged

const waitAfter = Effect.fnUntraced(function* (fault: Fault, failures: number, name: string | null) {
  const status = yield* TelegramStatus
  yield* SubscriptionRef.set(status, { ...connecting, name, ...shownFaultOf(fault) })
  yield* Effect.logWarning("no updates from Telegram", { why: fault.message })
  yield* Effect.sleep(pauseOf(fault, failures))
  return null
})

const shownFaultOf = (fault: Fault): Required<Pick<BotStatus, "note" | "fault">> => {
  if (!(fault instanceof ApiFault))
    return { fault: "not-stored", note: "Updates from Telegram cannot be stored now. They wait at Telegram." }
  if (fault.kind === "unauthorized")
    return {
      fault: "token-refused",
      note: "Telegram refused the token. Set TELEGRAM_BOT_TOKEN to the token from @BotFather."
    }
  if (fault.kind === "other-poller")
    return {
      fault: "other-poller",
      note: "Another program receives the updates of this bot. Stop it, or use another bot."
    }
  return { fault: "unreachable", note: "Telegram cannot be reached. The connection is retried." }
}

const pauseOf = (fault: Fault, failures: number): Duration.Duration => {
  if (fault instanceof ApiFault && fault.kind === "unauthorized") return slowRetry
  if (fault instanceof ApiFault && fault.kind === "flooded") return Duration.seconds(fault.retryAfter ?? 1)
  return Duration.min(lastRetry, Duration.times(firstRetry, 2 ** Math.min(failures - 1, 10)))
}
