/** The knowledge of this process about the log, and the change that it has found. */
import { Deferred, Effect } from "effect"
import { LogChanged } from "../errors.ts"
import type { Mark } from "../continuity.ts"
import type { LogFacts } from "./logProbe.ts"
import { makeHighWater } from "./mark/highWater.ts"
import type { KnownMark } from "./mark/storedMark.ts"

interface Known {
  readonly identity: string
  readonly accepted: number
}

/** Ends the followers when a change is found or accepted, and wakes them when the log is sound again. */
const makeSignals = () => {
  let found: LogChanged | null = null
  let changed = Deferred.makeUnsafe<never, LogChanged>()
  let sound = Deferred.makeUnsafe<void>()

  const interrupt = (why: LogChanged) => {
    Deferred.doneUnsafe(changed, Effect.fail(why))
    changed = Deferred.makeUnsafe()
  }
  return {
    interrupt,
    found: () => found,
    changed: () => (found === null ? Deferred.await(changed) : Effect.fail(found)),
    sound: (): Effect.Effect<void> => (found === null ? Effect.void : Deferred.await(sound)),
    conclude: (change: LogChanged | null) => {
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

/** `remembered` is from an earlier process. */
export const makeGuardState = (remembered: KnownMark | null) => {
  const high = makeHighWater()
  const stored = new Map<string, ReadonlyArray<Mark>>()
  const { interrupt, conclude, ...signals } = makeSignals()
  let known: Known | null = null
  /** The identity that the installation has stored in its tables. */
  let expected: string | null = null
  let facts: LogFacts | null = null
  let acceptances = 0

  return {
    ...signals,
    high,
    stored,
    known: () => known,
    facts: () => facts,
    acceptances: () => acceptances,
    expect: (identity: string) => {
      expected = identity
    },
    /** The mark for the next process. Null when there is nothing to remember, or while the log is not the known one. */
    markToStore: (): KnownMark | null => {
      const mark = high.mark()
      return known === null || mark === null || signals.found() !== null ? null : { ...known, ...mark }
    },
    /**
     * Returns the log that this process knows. The first log that it meets is the known one, unless an earlier process or
     * the tables know another. A mark from before the log was accepted is ignored.
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
    /** Forgets the former log, after this process or another one has accepted the present log. */
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
      conclude(change)
    }
  }
}
export type GuardState = ReturnType<typeof makeGuardState>

export const acceptedNow = new LogChanged({
  code: "log-accepted",
  why: "the log was accepted as it is; everything is derived from it again"
})

/** All commits that the log must still have. */
export const knownMarks = ({ high, stored }: GuardState, facts: LogFacts | null) =>
  [high.mark(), facts?.missing ?? null, ...[...stored.values()].flat()].filter(
    (mark): mark is Mark => mark !== null && mark.seq > 0
  )
