/**
 * Notices a log that went back or was replaced, and stops this process from writing to it and following it.
 *
 * Positions are counted again by a log that was restored from an older copy, so a position alone does not name a commit.
 * The guard knows the highest commit of this process with its witness; it starts with the one that an earlier process has
 * stored. It compares both with the log after each change of the connection, before any append and before any follower goes on.
 */
import { Context, Effect, Layer, Schedule, Semaphore } from "effect"
import type { LogChanged, StreamUnavailable } from "../errors.ts"
import { Troubles } from "../troubles.ts"
import type { LogContinuity, StoredPositions } from "../continuity.ts"
import { findChange, troublesOf } from "./findChange.ts"
import { acceptedNow, type GuardState, makeGuardState, knownMarks } from "./guardState.ts"
import { type KnownMark, StoredMark } from "./mark/storedMark.ts"
import { LogProbe } from "./logProbe.ts"

/** How often the log is compared again while the connection does not change. Another process may have found a change. */
const interval = "2 seconds"
/** How often the highest known commit is stored. A kill loses the knowledge of the commits since then. */
const storeInterval = "500 millis"

export class LogGuard extends Context.Service<
  LogGuard,
  {
    readonly continuity: LogContinuity
    /** Notes a commit that was read from the log, or stored. */
    readonly note: (seq: number, stored: Uint8Array) => void
    /** The highest position that was noted. An append that is stored at or below it went to another log. */
    readonly highest: () => number
    /** Succeeds when the log was compared in the present connection. It asks the log once for each connection. */
    readonly verified: Effect.Effect<void, LogChanged | StreamUnavailable>
    /** Compares now, also when the connection has not changed. */
    readonly compare: Effect.Effect<void, LogChanged | StreamUnavailable>
    /** Fails once the log has changed, or a changed log was accepted. Never succeeds. */
    readonly changed: Effect.Effect<never, LogChanged>
  }
>()("tracker/streams/LogGuard") {
  /** Needs the log's probe. */
  static readonly make = Effect.suspend(() => make)
  static readonly layer = Layer.effect(LogGuard, LogGuard.make)
}

/** Succeeds while the log is the one that was known when this was called. Call it before a position of the log is used. */
export const knownSince = ({ verified, continuity }: LogGuard["Service"]) => {
  const acceptances = continuity.acceptances()
  return Effect.andThen(
    verified,
    Effect.suspend(() => (continuity.acceptances() === acceptances ? Effect.void : Effect.fail(acceptedNow)))
  )
}

/** Compares the log with the known marks, once for each connection. */
const makeComparison = (probe: LogProbe["Service"], state: GuardState, oneAtATime: Semaphore.Semaphore) => {
  /** The connection in which the log was compared last. */
  let comparedIn = -1
  const isCompared = () => comparedIn === probe.connectionEpoch()

  const compareNow = Effect.gen(function* () {
    const epoch = probe.connectionEpoch()
    const facts = yield* probe.facts
    const known = state.meet(facts)
    if (facts?.identity === known?.identity && (facts?.accepted ?? 0) > (known?.accepted ?? 0)) state.accept(facts)
    const change = yield* findChange(probe, facts, state.known(), knownMarks(state, facts))
    // The commits that only this process knows: the tables store theirs and compare them at their own opening.
    if (change?.mark !== undefined && change.mark.witness === state.high.mark()?.witness && facts?.missing === null)
      yield* Effect.ignore(probe.record({ missing: change.mark }, facts))
    state.conclude(facts, change?.error ?? null)
    comparedIn = epoch
  })
  const result = Effect.suspend(() => {
    const found = state.found()
    return found === null ? Effect.void : Effect.fail(found)
  })
  const verified: Effect.Effect<void, LogChanged | StreamUnavailable> = Effect.suspend(() => {
    if (state.found() !== null) return result
    if (isCompared()) return Effect.void
    const once = Effect.suspend(() => (isCompared() ? Effect.void : compareNow)).pipe(oneAtATime.withPermits(1))
    // The connection may have changed meanwhile.
    return Effect.andThen(once, verified)
  })
  return { compareNow, compareAlone: oneAtATime.withPermits(1)(compareNow), result, verified }
}

/** Stores the highest known commit for the next process, at intervals and at the end. */
const storeMarks = Effect.fnUntraced(function* (
  { write }: StoredMark,
  state: GuardState,
  remembered: KnownMark | null
) {
  let written = remembered
  const storeMark = Effect.suspend(() => {
    const mark = state.markToStore()
    if (mark === null || (mark.seq === written?.seq && mark.accepted === written.accepted)) return Effect.void
    written = mark
    return write(mark)
  })
  yield* Effect.addFinalizer(() => storeMark)
  yield* storeMark.pipe(Effect.delay(storeInterval), Effect.repeat(Schedule.forever), Effect.forkScoped)
})

const make = Effect.gen(function* () {
  const probe = yield* LogProbe
  const troubles = yield* Troubles
  const oneAtATime = yield* Semaphore.make(1)
  const storedMark = yield* StoredMark
  const remembered = yield* storedMark.read
  const state = makeGuardState(remembered)
  const { compareNow, compareAlone, result, verified } = makeComparison(probe, state, oneAtATime)

  const check = Effect.fnUntraced(function* (name: string, positions: StoredPositions) {
    state.stored.set(name, positions.marks)
    if (positions.identity !== null) state.expect(positions.identity)
    yield* compareAlone
    yield* result
    // All of them are in the log, so it is enough to remember the highest one.
    state.stored.delete(name)
    for (const mark of positions.marks) state.high.noteMark(mark)
  })

  const accept = Effect.gen(function* () {
    const facts = yield* probe.facts
    const known = state.known()
    if (facts === null || known === null) return
    yield* compareNow
    if (state.found() === null && facts.missing === null && facts.lost <= facts.lostAccepted) return
    // A replaced log becomes the installation's log. The count must rise for every process, also for one that knew
    // another log.
    const accepted = Math.max(facts.accepted, known.accepted) + 1
    yield* probe.record({ identity: known.identity, accepted, missing: null, lostAccepted: facts.lost }, facts)
    yield* compareNow
  }).pipe(oneAtATime.withPermits(1))

  yield* storeMarks(storedMark, state, remembered)
  yield* troubles.register(Effect.sync(() => troublesOf(state.found(), state.facts())))
  yield* compareAlone.pipe(Effect.ignore, Effect.delay(interval), Effect.repeat(Schedule.forever), Effect.forkScoped)

  return LogGuard.of({
    note: state.high.note,
    highest: state.high.seq,
    verified,
    compare: Effect.andThen(compareAlone, result),
    changed: Effect.suspend(state.changed),
    continuity: {
      acceptances: state.acceptances,
      found: state.found,
      sound: Effect.suspend(state.sound),
      identity: Effect.map(probe.facts, (facts) => facts?.identity ?? ""),
      check,
      accept
    }
  })
})
