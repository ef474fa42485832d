/**
 * Notices a log that went back or was replaced, and stops this process from writing to it and following it.
 *
 * Positions are counted again by a log that was restored from an older copy, so a position alone does not name a commit.
 * The guard knows the highest commit of this process with its witness; it starts with the one that an earlier process has
 * stored. It compares both with the log after each change of the connection, before any append and before any follower goes on.
 */
import { Context, Deferred, Effect, Layer, Schedule, Semaphore } from "effect"
import { LogChanged, type StreamUnavailable } from "../errors.ts"
import { Troubles } from "../troubles.ts"
import type { LogContinuity, Mark, StoredPositions } from "../continuity.ts"
import { findChange, troublesOf } from "./findChange.ts"
import { makeHighWater } from "./mark/highWater.ts"
import { type KnownMark, StoredMark } from "./mark/storedMark.ts"
import { type LogFacts, LogProbe } from "./logProbe.ts"

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

interface Known {
  readonly identity: string
  readonly accepted: number
}

/** The knowledge of this process about the log, and the change that it has found. `remembered` is from an earlier process. */
const makeState = (remembered: KnownMark | null) => {
  const high = makeHighWater()
  const stored = new Map<string, ReadonlyArray<Mark>>()
  let known: Known | null = null
  /** The identity that the installation has stored in its tables. */
  let expected: string | null = null
  let facts: LogFacts | null = null
  let found: LogChanged | null = null
  let acceptances = 0
  let changed = Deferred.makeUnsafe<never, LogChanged>()
  let sound = Deferred.makeUnsafe<void>()

  const interrupt = (why: LogChanged) => {
    Deferred.doneUnsafe(changed, Effect.fail(why))
    changed = Deferred.makeUnsafe()
  }
  return {
    high,
    stored,
    known: () => known,
    facts: () => facts,
    found: () => found,
    acceptances: () => acceptances,
    changed: () => (found === null ? Deferred.await(changed) : Effect.fail(found)),
    sound: (): Effect.Effect<void> => (found === null ? Effect.void : Deferred.await(sound)),
    expect: (identity: string) => {
      expected = identity
    },
    /** The mark for the next process. Null when there is nothing to remember, or while the log is not the known one. */
    markToStore: (): KnownMark | null => {
      const mark = high.mark()
      return known === null || mark === null || found !== null ? null : { ...known, ...mark }
    },
    /**
     * Returns the log that this process knows. The first log that it meets is the known one, unless an earlier process or
     * the tables know another. A mark from before the log was accepted counts no more.
     */
    meet: (now: LogFacts | null): Known | null => {
      if (now !== null && known === null) {
        const isCurrent =
          remembered !== null && !(remembered.identity === now.identity && remembered.accepted < now.accepted)
        if (isCurrent) high.noteMark(remembered)
        const { identity, accepted } = isCurrent ? remembered : now
        known = { identity, accepted }
      }
      if (known !== null && expected !== null) known = { ...known, identity: expected }
      return known
    },
    /** Another process has accepted the log, or this one: nothing known from before counts. */
    accept: (now: LogFacts | null) => {
      if (now === null) return
      known = { identity: now.identity, accepted: now.accepted }
      high.forget()
      stored.clear()
      acceptances++
      interrupt(acceptedNow)
    },
    conclude: (now: LogFacts | null, change: LogChanged | null) => {
      facts = now
      const before = found
      found = change
      if (change !== null && before === null) interrupt(change)
      if (change === null && before !== null) {
        Deferred.doneUnsafe(sound, Effect.void)
        sound = Deferred.makeUnsafe()
      }
    }
  }
}

const acceptedNow = new LogChanged({
  code: "log-accepted",
  why: "the log was accepted as it is; everything is derived from it again"
})

const make = Effect.gen(function* () {
  const probe = yield* LogProbe
  const troubles = yield* Troubles
  const oneAtATime = yield* Semaphore.make(1)
  const storedMark = yield* StoredMark
  const remembered = yield* storedMark.read
  const state = makeState(remembered)
  /** The connection in which the log was compared last. */
  let comparedIn = -1

  const compareNow = Effect.gen(function* () {
    const epoch = probe.connectionEpoch()
    const facts = yield* probe.facts
    const known = state.meet(facts)
    if (facts?.identity === known?.identity && (facts?.accepted ?? 0) > (known?.accepted ?? 0)) state.accept(facts)
    const change = yield* findChange(probe, facts, state.known(), marksOf(state, facts))
    // The commits that only this process knows: the tables store theirs and compare them at their own opening.
    if (change?.mark !== undefined && change.mark.witness === state.high.mark()?.witness && facts?.missing === null)
      yield* Effect.ignore(probe.record({ missing: change.mark }))
    state.conclude(facts, change?.error ?? null)
    comparedIn = epoch
  })
  const result = Effect.suspend(() => {
    const found = state.found()
    return found === null ? Effect.void : Effect.fail(found)
  })
  const isCompared = () => comparedIn === probe.connectionEpoch()
  const verified: Effect.Effect<void, LogChanged | StreamUnavailable> = Effect.suspend(() => {
    if (state.found() !== null) return result
    if (isCompared()) return Effect.void
    const once = Effect.suspend(() => (isCompared() ? Effect.void : compareNow)).pipe(oneAtATime.withPermits(1))
    // The connection may have changed meanwhile.
    return Effect.andThen(once, verified)
  })

  const check = Effect.fnUntraced(function* (name: string, positions: StoredPositions) {
    state.stored.set(name, positions.marks)
    if (positions.identity !== null) state.expect(positions.identity)
    yield* oneAtATime.withPermits(1)(compareNow)
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
    // A replaced log becomes the installation's log. The count must rise for every process, whichever log it knew.
    const accepted = Math.max(facts.accepted, known.accepted) + 1
    yield* probe.record({ identity: known.identity, accepted, missing: null, lostAccepted: facts.lost })
    yield* compareNow
  }).pipe(oneAtATime.withPermits(1))

  let written = remembered
  const storeMark = Effect.suspend(() => {
    const mark = state.markToStore()
    if (mark === null || (mark.seq === written?.seq && mark.accepted === written.accepted)) return Effect.void
    written = mark
    return storedMark.write(mark)
  })
  yield* Effect.addFinalizer(() => storeMark)
  yield* storeMark.pipe(Effect.delay(storeInterval), Effect.repeat(Schedule.forever), Effect.forkScoped)

  yield* troubles.register(Effect.sync(() => troublesOf(state.found(), state.facts())))
  yield* oneAtATime
    .withPermits(1)(compareNow)
    .pipe(Effect.ignore, Effect.delay(interval), Effect.repeat(Schedule.forever), Effect.forkScoped)

  return LogGuard.of({
    note: state.high.note,
    highest: state.high.seq,
    verified,
    compare: Effect.andThen(oneAtATime.withPermits(1)(compareNow), result),
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

const marksOf = ({ high, stored }: ReturnType<typeof makeState>, facts: LogFacts | null) =>
  [high.mark(), facts?.missing ?? null, ...[...stored.values()].flat()].filter(
    (mark): mark is Mark => mark !== null && mark.seq > 0
  )
