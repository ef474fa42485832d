/** The outcome of one try: it arrived, it is tried again at a time, or it is given up. Pure. */
import type { DeliveryAttempt, DeliveryFault } from "../../../streams/deliveries/deliveryLog.ts"
import { longestPauseMillis, retryDelay, retryMillis } from "./progress/retryDelay.ts"

interface Timing {
  /** From 1. */
  readonly tries: number
  /** The end of the try, and the time from which the days until the end count. Milliseconds. */
  readonly now: number
  readonly since: number
  /** The pause that the receiver asks for; 0 when it asks for none. */
  readonly pauseMillis: number
  /** 0 to 1. */
  readonly random: number
}

export const tryOutcomeOf = (
  fault: DeliveryFault | null,
  { tries, now, since, pauseMillis, random }: Timing
): Pick<DeliveryAttempt, "outcome" | "retryAt"> => {
  if (fault === null) return { outcome: "delivered", retryAt: null }
  const delay = retryDelay(tries, random)
  // The endpoint is disabled, and the event waits for the person who resumes it. The delay counts while the log takes no
  // command that disables it: without one, the receiver would get the event again at once, and without end.
  if (fault === "gone") return { outcome: "retry", retryAt: isoOf(now + Math.min(delay, longestPauseMillis)) }
  if (now - since >= retryMillis) return { outcome: "failed", retryAt: null }
  return { outcome: "retry", retryAt: isoOf(now + Math.max(delay, pauseMillis)) }
}

export const isoOf = (millis: number) => new Date(millis).toISOString()
