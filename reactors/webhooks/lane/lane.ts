/**
 * Delivers the events of one endpoint, until it is interrupted. Events of one thing go one after another, in order; those of
 * other things do not wait for them. Endpoints have lanes of their own, so a slow one delays no other.
 */
import { Cause, Clock, Effect, Queue, Random, type Scope } from "effect"
import type { LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import type { KeptAttempt } from "../../../streams/deliveries/deliveryLog.ts"
import { measureTry } from "../measures/tryMetrics.ts"
import {
  addDue,
  applyAttempt,
  type DueEvent,
  keyOfDue,
  type LaneState,
  newState,
  nextDue,
  waitMillis
} from "./progress/laneState.ts"
import type { LaneStore } from "./progress/laneStore.ts"
import { makeLaneSaves } from "./progress/laneSaves.ts"
import type { makeWebhookTries, TryResult } from "./tryWebhook.ts"

/** Events that wait in memory. Further ones wait in the log. */
const mostWaiting = 256
/** Events of one endpoint that are sent at the same time, each of another thing. */
const mostAtOnce = 4
const longestWait = 30_000

/** A part of the events, in order. */
export interface DuePage {
  readonly events: ReadonlyArray<Pick<DueEvent, "position" | "place" | "subject">>
  readonly read: number
}

export interface LaneOptions {
  readonly endpoint: string
  /** The redelivery; null: the deliveries of the endpoint. */
  readonly job: string | null
  /** The events after a position. The same position again when there are none now. */
  readonly after: (position: number) => Effect.Effect<DuePage, StreamUnavailable | LogChanged>
  /** The position of the last commit of the log. */
  readonly head: Effect.Effect<number, StreamUnavailable>
  /** The position after which a new lane begins. */
  readonly from: number
  /** The lane ends when it has delivered everything up to this position; null: never. */
  readonly upTo: number | null
  readonly store: LaneStore
  readonly onNew: (callbacks: LaneCallbacks) => Effect.Effect<void, never, Scope.Scope>
  /** Measures the waiting events while the lane runs. */
  readonly measured: (state: LaneState) => Effect.Effect<void, never, Scope.Scope>
  /** Called after each try. */
  readonly tried: (attempt: KeptAttempt, state: LaneState) => Effect.Effect<void>
}

export interface LaneCallbacks {
  /** There are new events, which the lane reads. */
  readonly wake: () => void
  /** There is no event for the lane after `from` and up to `to`: a lane that has read up to `from` need not read them. */
  readonly skip: (from: number, to: number) => void
}

type Tries = Effect.Success<ReturnType<typeof makeWebhookTries>>

/** The saved state, with the tries that were recorded after it. */
const recovered = Effect.fnUntraced(function* ({ log }: Tries, options: LaneOptions) {
  const { endpoint, job, from, store } = options
  const state = (yield* store.load) ?? newState(from)
  // A log that was restored from an older backup has fewer commits; those that follow are new.
  if (job === null) state.read = Math.min(state.read, Math.max(from, yield* options.head))
  while (true) {
    const attempts: ReadonlyArray<KeptAttempt> = yield* log.after(endpoint, state.included)
    const last = attempts.at(-1)
    if (last === undefined) return state
    for (const attempt of attempts)
      if (attempt.job === job && attempt.position > 0) applyAttempt(state, attempt, attempt.seq, yield* Random.next)
    state.included = last.seq
  }
})

/** Keeps the outcome of a try. */
const makeSettle = (options: LaneOptions, state: LaneState, note: () => void) =>
  Effect.fnUntraced(function* (due: DueEvent, result: TryResult) {
    const key = keyOfDue(due)
    const now = yield* Clock.currentTimeMillis
    if (result.is === "later") {
      state.waiting.set(key, { ...due, nextAt: now + result.millis })
      return
    }
    if (result.is === "nothing") {
      // Not worth a save: a killed process looks at the event again.
      state.waiting.delete(key)
      return
    }
    note()
    const { attempt, seq, pauseMillis } = result
    yield* measureTry(attempt)
    applyAttempt(state, attempt, seq, yield* Random.next)
    if (pauseMillis !== null) state.pausedUntil = Math.max(state.pausedUntil, now + pauseMillis)
    yield* options.tried({ ...attempt, seq, answer: "" }, state)
  })

/** A failure of the log, and a bug: the event has no record, and is tried again. */
const retriedLater = (endpoint: string, cause: Cause.Cause<{ readonly message: string }>) =>
  Effect.as(
    Effect.logWarning("a webhook was not recorded; retried", { endpoint, why: Cause.pretty(cause).split("\n")[0] }),
    { is: "later", millis: Cause.hasDies(cause) ? 60_000 : 1000 } satisfies TryResult
  )

/** Reads on while there is room. */
const fill = Effect.fnUntraced(function* (state: LaneState, after: LaneOptions["after"]) {
  while (state.waiting.size < mostWaiting) {
    const page: DuePage = yield* after(state.read)
    if (page.read === state.read) return
    state.read = page.read
    for (const event of page.events) addDue(state, event)
  }
})

export const runLane = Effect.fnUntraced(function* (tries: Tries, options: LaneOptions) {
  const { endpoint, job, upTo } = options
  const state = yield* recovered(tries, options)
  yield* options.measured(state)
  const wakes = yield* Queue.sliding<void>(1)
  const wake = () => void Queue.offerUnsafe(wakes, undefined)
  let isFilling = false
  const filled = Effect.suspend(() => {
    isFilling = true
    return fill(state, options.after).pipe(Effect.ensuring(Effect.sync(() => void (isFilling = false))))
  })
  const skip = (from: number, to: number) => {
    if (!isFilling && state.read >= from) state.read = Math.max(state.read, to)
  }
  yield* options.onNew({ wake, skip })
  const running = new Set<string>()
  const saves = makeLaneSaves(options.store, state)
  const settle = makeSettle(options, state, saves.note)

  const deliver = (due: DueEvent) =>
    tries.attempt(endpoint, due, job).pipe(
      Effect.catchCauseIf(
        (cause) => !Cause.hasInterruptsOnly(cause),
        (cause) => retriedLater(endpoint, cause)
      ),
      Effect.flatMap((result) => settle(due, result)),
      tries.within(due),
      Effect.ensuring(
        Effect.sync(() => {
          running.delete(due.subject)
          wake()
        })
      )
    )

  const step = Effect.gen(function* () {
    yield* filled
    const now = yield* Clock.currentTimeMillis
    for (const due of nextDue(state, now, running, mostAtOnce)) {
      running.add(due.subject)
      yield* Effect.forkScoped(deliver(due))
    }
    if (upTo !== null && state.read >= upTo && state.waiting.size === 0 && running.size === 0) return true
    const wait = Math.min(waitMillis(state, now, running, mostAtOnce) ?? longestWait, longestWait)
    yield* Effect.timeoutOption(Queue.take(wakes), Math.max(wait, 1))
    return false
  })
  yield* Effect.addFinalizer(() => Effect.ignore(saves.now))
  yield* Effect.raceFirst(Effect.repeat(step, { until: (isDone) => isDone }), saves.regularly)
}, Effect.scoped)
