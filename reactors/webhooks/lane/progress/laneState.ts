/**
 * The progress of one endpoint along the log: a fold of its tries. Pure.
 *
 *     ── settled ──┤ read
 *        waiting: events up to `read` that have not arrived and are not given up
 *
 * A saved state and the tries after it give the present state, so a killed process repeats only tries without a record.
 */
import { Option, Schema } from "effect"
import type { DeliveryAttempt } from "../../../../streams/deliveries/deliveryLog.ts"
import { longestAskedMillis, longestPauseMillis, retryDelay } from "./retryDelay.ts"

/** One event of an endpoint. */
const DueEvent = Schema.Struct({
  position: Schema.Int,
  place: Schema.Int,
  subject: Schema.String,
  /** Failed tries. */
  tries: Schema.Int,
  /** The first try, and the next one. Milliseconds; 0 before the first. */
  firstAt: Schema.Int,
  nextAt: Schema.Int
})
export type DueEvent = typeof DueEvent.Type

const Saved = Schema.fromJsonString(
  Schema.Struct({
    v: Schema.Literal(1),
    read: Schema.Int,
    waiting: Schema.Array(DueEvent),
    /** The last try that the state includes: its position in stream `OUTBOX`. */
    included: Schema.Int,
    failingSince: Schema.NullOr(Schema.Int)
  })
)
const encodeSaved = Schema.encodeSync(Saved)
const decodeSaved = Schema.decodeUnknownOption(Saved)

export interface LaneState {
  read: number
  readonly waiting: Map<string, DueEvent>
  /** Tries of events after `read`, which the state will meet again. `null`: settled. */
  readonly ahead: Map<string, DueEvent | null>
  included: number
  /** The first failure after the last success. Milliseconds. */
  failingSince: number | null
  /** The things whose events have failed since the last success. */
  readonly failedThings: Set<string>
  /** Nothing is sent before this moment. Milliseconds. */
  pausedUntil: number
  pauses: number
}

export const keyOfDue = ({ position, place }: Pick<DueEvent, "position" | "place">) => `${position}.${place}`

/** When this many things fail in a row, the endpoint itself is down, and gets one try at a time. */
const mostFailedThings = 3
export const isDown = ({ failedThings }: Pick<LaneState, "failedThings">) => failedThings.size >= mostFailedThings

export const newState = (read: number): LaneState => ({
  read,
  waiting: new Map(),
  ahead: new Map(),
  included: 0,
  failingSince: null,
  failedThings: new Set(),
  pausedUntil: 0,
  pauses: 0
})

/** Adds an event that the lane has read. */
export const addDue = (state: LaneState, event: Pick<DueEvent, "position" | "place" | "subject">) => {
  const key = keyOfDue(event)
  const known = state.ahead.get(key)
  state.ahead.delete(key)
  if (known === null) return
  state.waiting.set(key, known ?? { ...event, tries: 0, firstAt: 0, nextAt: 0 })
}

/** @param random 0 to 1, for the pause of an endpoint that is down */
export const applyAttempt = (state: LaneState, attempt: DeliveryAttempt, included: number, random: number) => {
  state.included = Math.max(state.included, included)
  const key = keyOfDue(attempt)
  const isAhead = attempt.position > state.read
  const at = Date.parse(attempt.at)
  if (attempt.outcome === "retry") {
    const due: DueEvent = {
      position: attempt.position,
      place: attempt.place,
      subject: attempt.subject,
      tries: attempt.tries,
      firstAt: Date.parse(attempt.firstAt),
      nextAt: attempt.retryAt === null ? at : Date.parse(attempt.retryAt)
    }
    if (isAhead) state.ahead.set(key, due)
    else if (state.waiting.has(key)) state.waiting.set(key, due)
  } else if (isAhead) state.ahead.set(key, null)
  else state.waiting.delete(key)

  if (attempt.outcome === "delivered") {
    state.failingSince = null
    state.failedThings.clear()
    state.pausedUntil = 0
    state.pauses = 0
    return
  }
  state.failingSince ??= at
  state.failedThings.add(attempt.subject)
  if (!isDown(state)) return
  state.pauses++
  state.pausedUntil = Math.max(state.pausedUntil, at + Math.min(retryDelay(state.pauses, random), longestPauseMillis))
}

/** The first waiting event of each thing: the later ones wait for it. */
export const headsOf = ({ waiting }: Pick<LaneState, "waiting">): ReadonlyArray<DueEvent> => {
  const heads = new Map<string, DueEvent>()
  for (const due of waiting.values()) {
    const first = heads.get(due.subject)
    if (first === undefined || isBefore(due, first)) heads.set(due.subject, due)
  }
  return [...heads.values()]
}
const isBefore = (a: DueEvent, b: DueEvent) =>
  a.position < b.position || (a.position === b.position && a.place < b.place)

/** The moment until which to wait. One beyond every delay was stored while the clock was ahead, and counts as reached. */
const reachable = (moment: number, now: number) => (moment - now > longestAskedMillis ? now : moment)

const roomOf = (state: LaneState, most: number) => (isDown(state) ? 1 : most)

/** The events to try now, the least tried first. `running`: the things that are being sent. */
export const nextDue = (
  state: LaneState,
  now: number,
  running: ReadonlySet<string>,
  most: number
): ReadonlyArray<DueEvent> => {
  if (now < reachable(state.pausedUntil, now)) return []
  const room = roomOf(state, most) - running.size
  if (room <= 0) return []
  return headsOf(state)
    .filter(({ subject, nextAt }) => !running.has(subject) && (isDown(state) || reachable(nextAt, now) <= now))
    .toSorted((a, b) => a.tries - b.tries || a.nextAt - b.nextAt || a.position - b.position || a.place - b.place)
    .slice(0, room)
}

/** Milliseconds until an event may be tried; null when none waits for a time, or a running one must end first. */
export const waitMillis = (
  state: LaneState,
  now: number,
  running: ReadonlySet<string>,
  most: number
): number | null => {
  if (running.size >= roomOf(state, most)) return null
  const times = headsOf(state)
    .filter(({ subject }) => !running.has(subject))
    .map(({ nextAt }) => Math.max(isDown(state) ? 0 : reachable(nextAt, now), reachable(state.pausedUntil, now)))
  return times.length === 0 ? null : Math.max(0, Math.min(...times) - now)
}

export const encodeState = ({ read, waiting, included, failingSince }: LaneState): Uint8Array =>
  Buffer.from(encodeSaved({ v: 1, read, waiting: [...waiting.values()], included, failingSince }))

/** Null when a newer version has saved it. */
export const decodeState = (saved: Uint8Array): LaneState | null => {
  const found = decodeSaved(Buffer.from(saved).toString())
  if (Option.isNone(found)) return null
  const { read, waiting, included, failingSince } = found.value
  const state = { ...newState(read), included, failingSince }
  for (const due of waiting) state.waiting.set(keyOfDue(due), due)
  return state
}
