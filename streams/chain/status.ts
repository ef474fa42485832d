/** The state of the writer of the audit chain, and the troubles that an operator must know of it. */
import { Clock, Effect } from "effect"
import type { Trouble } from "../troubles.ts"
import { type ChainFault, remedyOf } from "./check/fault.ts"

/** A chain that is further behind is a trouble. Commits. */
const mostBehind = 1000
/** A chain that was not extended for this long while the log has grown is a trouble. Milliseconds. */
const mostSilenceMillis = 15_000

export interface ChainStatus {
  /** The last linked position, and the last position of the log, when they were last compared. */
  readonly position: number
  readonly head: number
  /** The beginning of the present piece of work: where, and when in milliseconds. */
  readonly from: number
  readonly since: number
  /** The time of the last progress, milliseconds. */
  readonly alive: number
  /** The fault that stops the writer. */
  readonly fault: ChainFault | null
  /** The fault that the last check of the whole chain has found. */
  readonly found: ChainFault | null
  readonly isFull: boolean
}

export const firstStatus = (now: number): ChainStatus => ({
  position: 0,
  head: 0,
  from: 0,
  since: now,
  alive: now,
  fault: null,
  found: null,
  isFull: false
})

/** @param now milliseconds */
export const withProgress = (status: ChainStatus, position: number, head: number, now: number): ChainStatus => {
  // A chain that had caught up begins another piece of work.
  const isNew = status.position >= status.head
  const { from, since } = isNew ? { from: position, since: now } : status
  const isAlive = isNew || position > status.position || position >= head
  return { ...status, position, head, from, since, alive: isAlive ? now : status.alive }
}

export const chainTroubles = (status: ChainStatus) =>
  Effect.map(Clock.currentTimeMillis, (now): ReadonlyArray<Trouble> => {
    const { isFull, position, head, alive } = status
    const fault = status.fault ?? status.found
    if (fault !== null) return [ofFault(fault)]
    if (isFull)
      return [
        {
          code: "chain-full",
          message: "stream CHAIN has reached its size limit: commits are no longer linked",
          remedy: "nats stream edit CHAIN --max-bytes=<bytes>",
          stops: []
        }
      ]
    const isSilent = position < head && now - alive > mostSilenceMillis
    return head - position > mostBehind || isSilent ? [behind(status, now)] : []
  })

const ofFault = (fault: ChainFault): Trouble => ({
  code: fault.of === "log" ? "chain-differs" : "chain-broken",
  message: `the audit chain does not agree at position ${fault.position}: ${fault.what}`,
  remedy: remedyOf(fault),
  stops: []
})

const behind = ({ position, head, from, since }: ChainStatus, now: number): Trouble => {
  const seconds = (now - since) / 1000
  const rate = seconds > 0 ? (position - from) / seconds : 0
  const left = rate > 0 ? ` (${Math.round(rate)}/s, ${Math.ceil((head - position) / rate)} s left)` : ""
  return {
    code: "chain-behind",
    message: `the audit chain has reached position ${position} of ${head}${left}`,
    remedy: null,
    stops: []
  }
}
