/** The unsettled commits of this process, by position. */
import { Effect } from "effect"
import type { Delivery } from "../client/nats.ts"

/** Interval at which held deliveries are extended; the server redelivers after three intervals. */
const heartbeat = "1 second"
export const ackWaitMillis = 3_000

export interface Held {
  /**
   * False for a redelivery of a commit that is still held: it must not be handled twice.
   *
   * A log that was cut or restored reuses positions. Another commit at the position of a held one is not a
   * redelivery: it replaces the held one, which the log no longer has.
   */
  readonly add: (delivery: Delivery) => boolean
  /** The newest delivery of the same commit: only that one can be settled. Null when another commit has its position. */
  readonly newest: (delivery: Delivery) => Delivery | null
  readonly remove: (delivery: Delivery) => void
  /** Extends all held deliveries at every heartbeat. Never ends. */
  readonly extend: Effect.Effect<never>
}

export const makeHeld = (): Held => {
  const held = new Map<number, Delivery>()
  const newest = (delivery: Delivery) => {
    const found = held.get(delivery.seq)
    return found === undefined || isSameCommit(found, delivery) ? (found ?? delivery) : null
  }
  return {
    add: (delivery) => {
      const found = held.get(delivery.seq)
      held.set(delivery.seq, delivery)
      return found === undefined || !isSameCommit(found, delivery)
    },
    newest,
    remove: (delivery) => {
      if (newest(delivery) !== null) held.delete(delivery.seq)
    },
    // Ignore a failure: on a closing connection a delivery cannot be extended, and the handler gets that error itself.
    extend: Effect.suspend(() =>
      Effect.forEach([...held.values()], ({ working }) => Effect.catchDefect(working, () => Effect.void), {
        discard: true
      })
    ).pipe(Effect.delay(heartbeat), Effect.forever)
  }
}

/** For two deliveries at the same position. */
const isSameCommit = (a: Delivery, b: Delivery) =>
  a === b || (a.subject === b.subject && Buffer.compare(a.data, b.data) === 0)
