/** The metrics of the calls to Telegram. */
import { type Context, Metric } from "effect"

export const telegramCalls = Metric.counter("tracker_telegram_calls_total", {
  incremental: true,
  description:
    "Calls to Telegram, by method and outcome: ok, flooded (too many calls), refused, failed (an error of Telegram) or no-answer"
})

export const telegramCallDuration = Metric.histogram("tracker_telegram_call_duration_seconds", {
  description: "Time of a call to Telegram, without the requests for updates, which wait on purpose",
  boundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]
})

/** The part of Telegram's answer that is measured. */
interface Answer {
  readonly ok: boolean
  readonly error_code?: number
}

const tooMany = 429
const serverError = 500

const outcomeOf = ({ ok, error_code: code = 0 }: Answer) => {
  if (ok) return "ok"
  if (code === tooMany) return "flooded"
  return code >= serverError ? "failed" : "refused"
}

const millisPerSecond = 1000

/** Wraps the calls of a client of Telegram. `now`: milliseconds of a clock that never goes back. */
export const measureCalls =
  (context: Context.Context<never>, now: () => number) =>
  async <A extends Answer>(method: string, call: () => Promise<A>): Promise<A> => {
    const began = now()
    const note = (outcome: string) => {
      Metric.withAttributes(telegramCalls, { method, outcome }).updateUnsafe(1, context)
      if (method !== "getUpdates") telegramCallDuration.updateUnsafe((now() - began) / millisPerSecond, context)
    }
    try {
      const answer = await call()
      note(outcomeOf(answer))
      return answer
    } catch (error) {
      note("no-answer")
      throw error
    }
  }
