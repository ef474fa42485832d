/** The progress of an endpoint: what waits, what is tried next, and what a saved state and later tries give. */
import { describe, expect, test } from "vitest"
import { EndpointId } from "../../../../domain/ids.ts"
import { team } from "../../../../domain/values.ts"
import type { DeliveryAttempt } from "../../../../streams/deliveries/deliveryLog.ts"
import {
  addDue,
  applyAttempt,
  decodeState,
  encodeState,
  isDown,
  type LaneState,
  newState,
  nextDue,
  waitMillis
} from "./laneState.ts"
import { askedDelay, longestPauseMillis, retryDelay } from "./retryDelay.ts"

const start = Date.parse("2026-11-24T10:00:00.000Z")
const half = 0.5
const most = 4
const none: ReadonlySet<string> = new Set()
const iso = (millis: number) => new Date(millis).toISOString()

const attempt = (position: number, subject: string, more: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  at: iso(start),
  endpoint: EndpointId.make("endpoint1"),
  webhook: `msg_${position}`,
  type: "task.created",
  position,
  place: 0,
  subject,
  audience: team,
  tries: 1,
  firstAt: iso(start),
  outcome: "delivered",
  fault: null,
  status: 200,
  millis: 5,
  bytes: 10,
  retryAt: null,
  job: null,
  ...more
})
const failure = (position: number, subject: string, retryIn = 1000, tries = 1): DeliveryAttempt =>
  attempt(position, subject, { outcome: "retry", fault: "status", status: 500, tries, retryAt: iso(start + retryIn) })

/** A lane that has read these events: `[position, thing]`. */
const lane = (...events: ReadonlyArray<readonly [number, string]>): LaneState => {
  const state = newState(0)
  state.read = Math.max(0, ...events.map(([position]) => position))
  for (const [position, subject] of events) addDue(state, { position, place: 0, subject })
  return state
}
const positions = (state: LaneState, now = start, running = none) =>
  nextDue(state, now, running, most).map(({ position }) => position)

describe("the next events", () => {
  test("are the first one of each thing, so that a thing keeps its order", () => {
    const state = lane([1, "a"], [2, "a"], [3, "b"])
    expect(positions(state)).toEqual([1, 3])
    applyAttempt(state, attempt(1, "a"), 1, half)
    expect(positions(state)).toEqual([2, 3])
  })

  test("are none of a thing that is being sent, and a bounded number of others", () => {
    const state = lane([1, "a"], [2, "b"], [3, "c"], [4, "d"], [5, "e"])
    expect(positions(state)).toEqual([1, 2, 3, 4])
    expect(positions(state, start, new Set(["a", "b"]))).toEqual([3, 4])
    expect(waitMillis(state, start, new Set(["a", "b", "c", "d"]), most)).toBe(null)
  })

  test("of a thing that failed wait for their time, and hold back the later ones of that thing only", () => {
    const state = lane([1, "a"], [2, "a"], [3, "b"])
    applyAttempt(state, failure(1, "a"), 1, half)
    expect(positions(state)).toEqual([3])
    applyAttempt(state, attempt(3, "b"), 2, half)
    expect([positions(state), waitMillis(state, start, none, most)]).toEqual([[], 1000])
    expect(positions(state, start + 1000)).toEqual([1])
  })

  test("do not wait for a time that the clock, since it was set back, reaches only after years", () => {
    const year = 365 * 24 * 3_600_000
    const state = lane([1, "a"])
    applyAttempt(state, failure(1, "a", 1000), 1, half)
    state.pausedUntil = start + 1000
    expect([positions(state, start - year), waitMillis(state, start - year, none, most)]).toEqual([[1], 0])
  })

  test("go on after an event that was given up", () => {
    const state = lane([1, "a"], [2, "a"])
    applyAttempt(state, attempt(1, "a", { outcome: "failed", fault: "status", status: 500 }), 1, half)
    expect(positions(state)).toEqual([2])
  })
})

describe("an endpoint that is down", () => {
  const down = () => {
    const state = lane([1, "a"], [2, "b"], [3, "c"], [4, "d"])
    for (const [position, subject] of [
      [1, "a"],
      [2, "b"],
      [3, "c"]
    ] as const)
      applyAttempt(state, failure(position, subject, 3_600_000), position, half)
    return state
  }

  test("gets one event at a time after a pause, first one that was not tried yet", () => {
    const state = down()
    expect(isDown(state)).toBe(true)
    expect(positions(state)).toEqual([])
    expect(waitMillis(state, start, none, most)).toBe(1000)
    expect(positions(state, start + 1000)).toEqual([4])
    expect(positions(state, start + 1000, new Set(["x"]))).toEqual([])
  })

  test("gets all its events again after one success", () => {
    const state = down()
    applyAttempt(state, attempt(4, "d"), 4, half)
    expect([isDown(state), state.failingSince]).toEqual([false, null])
    expect(positions(state, start + 3_600_000)).toEqual([1, 2, 3])
  })

  test("is paused for ten minutes at most, and fails since its first failure", () => {
    const state = down()
    for (let tries = 2; tries < 30; tries++) applyAttempt(state, failure(1, "a", 1, tries), tries + 10, 1)
    expect(state.pausedUntil - start).toBe(longestPauseMillis)
    expect(state.failingSince).toBe(start)
  })

  test("is not one where the events of one thing fail", () => {
    const state = lane([1, "a"], [2, "b"])
    for (let tries = 1; tries < 9; tries++) applyAttempt(state, failure(1, "a", 60_000, tries), tries, half)
    expect([isDown(state), positions(state)]).toEqual([false, [2]])
  })
})

describe("a saved state", () => {
  test("is the same when it is read", () => {
    const state = lane([1, "a"], [2, "b"])
    applyAttempt(state, failure(1, "a"), 7, half)
    const read = decodeState(encodeState(state))
    expect(read).toMatchObject({ read: 2, included: 7, failingSince: start })
    expect([...(read?.waiting.values() ?? [])]).toEqual([...state.waiting.values()])
    expect(decodeState(Buffer.from("{}"))).toBe(null)
  })

  test("and the tries after it give the state of the killed process", () => {
    const saved = decodeState(encodeState(lane([1, "a"])))
    if (saved === null) throw new Error("it was not read")
    applyAttempt(saved, attempt(1, "a"), 1, half)
    // The killed process had read on, and delivered 2 and 3 without saving it.
    applyAttempt(saved, attempt(2, "b"), 2, half)
    applyAttempt(saved, failure(3, "c", 5000, 2), 3, half)
    saved.read = 4
    for (const [position, subject] of [
      [2, "b"],
      [3, "c"],
      [4, "d"]
    ] as const)
      addDue(saved, { position, place: 0, subject })
    expect([...saved.waiting.values()].map(({ position, tries }) => [position, tries])).toEqual([
      [3, 2],
      [4, 0]
    ])
    expect(saved.ahead.size).toBe(0)
  })
})

describe("the delay before a retry", () => {
  test("is four times as long each time, up to six hours, and differs by chance", () => {
    expect([1, 2, 3, 4].map((tries) => retryDelay(tries, half))).toEqual([1000, 4000, 16_000, 64_000])
    expect(retryDelay(500, half)).toBe(6 * 3_600_000)
    expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([750, 1250])
  })

  test("is what the receiver asks for, up to a day", () => {
    expect(askedDelay("120", start)).toBe(120_000)
    expect(askedDelay("Tue, 24 Nov 2026 10:01:00 GMT", start)).toBe(60_000)
    expect(askedDelay("99999999", start)).toBe(24 * 3_600_000)
    expect(askedDelay("99999999999", start)).toBe(24 * 3_600_000)
    expect(askedDelay("9".repeat(400), start)).toBe(24 * 3_600_000)
    expect(askedDelay("Sun, 24 Nov 2036 10:00:00 GMT", start)).toBe(24 * 3_600_000)
    expect(
      [undefined, "", "soon", "-5", "-315360000", "1e9", "0x99", "NaN", "0", "Mon, 23 Nov 2026 10:00:00 GMT"].map(
        (text) => askedDelay(text, start)
      )
    ).toEqual(Array.from({ length: 10 }, () => null))
  })
})
