/** The log once nothing is added any more. */
import type { LogLine } from "../../support/product/operator.ts"
import { pause, type Send } from "../load/send.ts"

export interface SettledLog {
  readonly log: ReadonlyArray<LogLine>
  /** A sentence when the log has not settled: the tables may then be further than this log. */
  readonly trouble: string | null
}

/** Interval of reading the state. Milliseconds. */
const intervalMillis = 200

/** Milliseconds. */
interface Clock {
  readonly now: () => number
  readonly pause: (millis: number) => Promise<void>
}
const realClock: Clock = { now: () => performance.now(), pause }

/**
 * Waits until every task is classified, and the tables show the last commit. `send` sends as the owner.
 *
 * A fault can leave a long backlog, which takes minutes on a busy machine. So the wait ends `patienceMillis` after the last
 * step forward: a higher position of the tables, another last commit, or another task that is next to be classified.
 */
export const settledLog = async (
  operator: { readonly log: () => Promise<ReadonlyArray<LogLine>> },
  send: Send,
  patienceMillis: number,
  clock = realClock
): Promise<SettledLog> => {
  let last = ""
  let latest = 0
  while (true) {
    const log = await operator.log()
    const head = log.at(-1)?.seq ?? 0
    const { status, body } = await send("GET", "/api/tasks?classification=pending&limit=1")
    const pending = body["items"] as ReadonlyArray<{ readonly id: string }> | undefined
    const isIdle = status === 200 && pending?.length === 0 && Number(body["seq"]) >= head
    // A commit may have come between the two reads.
    if (isIdle && (await operator.log()).at(-1)?.seq === head) return { log, trouble: null }
    const state = JSON.stringify([head, body["seq"], pending?.[0]?.id])
    const now = clock.now()
    if (state !== last) latest = now + patienceMillis
    last = state
    if (now > latest)
      return { log, trouble: `the log does not settle at ${head}: ${status} ${JSON.stringify(body).slice(0, 500)}` }
    await clock.pause(intervalMillis)
  }
}
