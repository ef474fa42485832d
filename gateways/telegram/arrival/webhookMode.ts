/** Sets the webhook at Telegram, and follows the state that Telegram reports for it. */
import { Clock, Duration, Effect } from "effect"
import { ApiFault } from "../api/apiFault.ts"
import { BotApi, type Me, type WebhookInfo } from "../api/bot.ts"
import { type BotStatus, connecting, showConnection, TelegramStatus } from "../api/status.ts"
import { waitAfter } from "./connectionFaults.ts"

interface KeptWebhook {
  readonly url: string
  readonly token: string
}

/** Interval of asking Telegram for the state of the webhook. */
const interval = Duration.minutes(1)
/** An older error of a delivery counts as resolved. Telegram tries again within minutes. */
const recentMillis = Duration.toMillis("10 minutes")

/** Never ends. The updates themselves come through `HandOver`. */
export const keepWebhook = Effect.fnUntraced(function* (me: Me, { url, token }: KeptWebhook) {
  const api = yield* BotApi
  const status = yield* TelegramStatus
  let isOurs = false
  let failures = 0

  const check = Effect.gen(function* () {
    if (!isOurs) yield* api.setWebhook(url, token)
    const info = yield* api.webhookInfo
    // Another program, or another installation with this bot, has changed the webhook, so it is set again.
    if (info.url !== url) yield* api.setWebhook(url, token)
    const shown = shownOf(me, info, yield* Clock.currentTimeMillis)
    yield* showConnection(status, isOurs && info.url !== url ? { ...shown, ...taken } : shown)
    isOurs = true
  })
  while (true) {
    const fault = yield* Effect.as(check, null).pipe(Effect.catch(Effect.succeed))
    failures = fault === null ? 0 : failures + 1
    if (fault === null) yield* Effect.sleep(interval)
    else if (isRefusal(fault)) yield* refused(fault, me.username)
    else yield* waitAfter(fault, failures, me.username)
  }
})

const taken: Pick<BotStatus, "connected" | "fault" | "note"> = {
  connected: false,
  fault: "other-poller",
  note: "Another program has changed the webhook of this bot. Stop it, or use another bot."
}

/** Telegram does not accept the address, so an operator must change it. */
const isRefusal = ({ kind }: ApiFault) => kind === "refused"
const refused = Effect.fnUntraced(function* ({ description }: ApiFault, name: string) {
  const note = `Telegram refuses the webhook: ${description.slice(0, mostDescription)}`
  yield* showConnection(yield* TelegramStatus, {
    ...connecting,
    name,
    mode: "webhook",
    fault: "webhook-refused",
    note
  })
  yield* Effect.logWarning("Telegram refuses the webhook", { why: description })
  yield* Effect.sleep(interval)
})

/** The longest sentence of Telegram that is shown. Characters. */
const mostDescription = 300

/** `now`: milliseconds since 1970. */
export const shownOf = ({ username: name }: Me, info: WebhookInfo, now: number): BotStatus => {
  const { lastError } = info
  const works: BotStatus = { connected: true, name, note: "", mode: "webhook" }
  if (lastError === null) return works
  const message = lastError.message.slice(0, mostDescription)
  const withError: BotStatus = { ...works, lastError: { at: new Date(lastError.at).toISOString(), message } }
  if (info.pending === 0 || now - lastError.at > recentMillis) return withError
  return {
    ...withError,
    connected: false,
    fault: "webhook-failing",
    note: `Telegram cannot deliver updates to the webhook: ${message}`
  }
}
