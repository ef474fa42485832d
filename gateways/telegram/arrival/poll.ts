/** Polls Telegram for updates. Each admitted update is stored in the inbox before it is confirmed. */
import { Effect, SubscriptionRef } from "effect"
import { BotApi, longPollSeconds, type Me } from "../api/bot.ts"
import { type BotStatus, showConnection, TelegramStatus } from "../api/status.ts"
import type { Admissions } from "../inbox/admissions.ts"
import type { Inbox } from "../inbox/inbox.ts"
import { waitAfter } from "./connectionFaults.ts"
import { makeTakeUpdate } from "./takeUpdate.ts"

/** Never ends. The inbox recognises an update by its number when Telegram sends it again after a lost confirmation. */
export const poll = (me: Me): Effect.Effect<never, never, Admissions | BotApi | Inbox | TelegramStatus> =>
  Effect.gen(function* () {
    const api = yield* BotApi
    const take = yield* makeTakeUpdate(me)
    const status = yield* TelegramStatus
    const connected: BotStatus = { connected: true, name: me.username, note: "", mode: "polling" }
    let offset = 0
    let failures = 0

    const once = Effect.gen(function* () {
      // After a failure the first poll does not wait, so that the status recovers soon.
      const updates = yield* api.updates(offset, failures === 0 ? longPollSeconds : 0)
      if (!(yield* SubscriptionRef.get(status)).connected) yield* showConnection(status, connected)
      for (const update of updates) yield* take(update)
      // The next poll confirms all of these updates. After a poll without updates, which has confirmed the earlier ones, the offset is
      // 0: after a week without updates, Telegram may continue with any number. Source: core.telegram.org/bots/api#update
      const last = updates.at(-1)
      offset = last === undefined ? 0 : last.update_id + 1
    })
    // Telegram refuses polls while a webhook is set, by an earlier mode or another program. Updates wait at Telegram meanwhile.
    const polled = once.pipe(
      Effect.catchTag("ApiFault", (fault) =>
        fault.kind === "webhook"
          ? Effect.andThen(api.dropWebhook, showConnection(status, connected))
          : Effect.fail(fault)
      )
    )
    yield* showConnection(status, connected)
    while (true) {
      const fault = yield* Effect.as(polled, null).pipe(Effect.catch(Effect.succeed))
      failures = fault === null ? 0 : failures + 1
      if (fault !== null) yield* waitAfter(fault, failures, me.username)
    }
  })
