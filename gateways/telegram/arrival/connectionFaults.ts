/** The status and the pause after a failure between the bot and Telegram. */
import { Duration, Effect } from "effect"
import type { LogChanged, StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { ApiFault } from "../api/apiFault.ts"
import { BotApi, type Me } from "../api/bot.ts"
import { connecting, type BotStatus, showConnection, TelegramStatus } from "../api/status.ts"

const firstRetry = Duration.seconds(1)
/** Longest pause while Telegram or the store does not answer. A person may wait for the answer to a press. */
const lastRetry = Duration.seconds(2)
/** Longest pause while another program polls: each poll ends the one of the other program. */
const lastContest = Duration.seconds(30)
/** Pause after a fault that a person must resolve. */
const slowRetry = Duration.minutes(1)

export type ConnectionFault = ApiFault | StreamUnavailable | StreamFull | LogChanged

/** The bot's own identity. Retries until Telegram has answered. */
export const introduction: Effect.Effect<Me, never, BotApi | TelegramStatus> = Effect.gen(function* () {
  const api = yield* BotApi
  const status = yield* TelegramStatus
  for (let failures = 1; ; failures++) {
    const me = yield* api.me.pipe(Effect.catch((fault) => waitAfter(fault, failures, null)))
    if (me === null) continue
    yield* showConnection(status, { connected: true, name: me.username, note: "" })
    return me
  }
})

/** Shows the fault, and waits before the next attempt. `failures`: the failed attempts since the last success, from 1. */
export const waitAfter = Effect.fnUntraced(function* (fault: ConnectionFault, failures: number, name: string | null) {
  const status = yield* TelegramStatus
  yield* showConnection(status, { ...connecting, name, ...shownFaultOf(fault) })
  // The pauses are short, so an outage is one warning.
  const log = failures === 1 ? Effect.logWarning : Effect.logDebug
  yield* log("no updates from Telegram", { why: fault.message })
  yield* Effect.sleep(pauseOf(fault, failures))
  return null
})

const shownFaultOf = (fault: ConnectionFault): Required<Pick<BotStatus, "note" | "fault">> => {
  if (!(fault instanceof ApiFault))
    return { fault: "not-stored", note: "Updates from Telegram cannot be stored now. They wait at Telegram." }
  if (fault.kind === "unauthorized")
    return {
      fault: "token-refused",
      note: "Telegram refused the token. Enter the token from @BotFather in Settings, Telegram, or set it as TELEGRAM_BOT_TOKEN."
    }
  if (fault.kind === "other-poller")
    return {
      fault: "other-poller",
      note: "Another program receives the updates of this bot. Stop it, or use another bot."
    }
  return { fault: "unreachable", note: "Telegram cannot be reached. The connection is retried." }
}

const pauseOf = (fault: ConnectionFault, failures: number): Duration.Duration => {
  if (fault instanceof ApiFault && fault.kind === "unauthorized") return slowRetry
  if (fault instanceof ApiFault && fault.kind === "flooded") return Duration.seconds(fault.retryAfter ?? 1)
  const longest = fault instanceof ApiFault && fault.kind === "other-poller" ? lastContest : lastRetry
  return Duration.min(longest, Duration.times(firstRetry, 2 ** Math.min(failures - 1, 10)))
}
