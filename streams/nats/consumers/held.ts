/** The unsettled commits of this process, by position. */
import { Effect } from "effect"
import type { Delivery } from "../client/nats.ts"

/** Interval at which held deliveries are extended; the server redelivers after three intervals. */
const heartbeat = "1 second"
export const ackWaitMillis = 3_000

export interface Held {
  /** False for a redelivery of a commit that is still held: it must not be handled twice. */
  readonly add: (delivery: Delivery) => boolean
  /** The newest delivery of the same commit: only that one can be settled. */
  readonly newest: (delivery: Delivery) => Delivery
  readonly remove: (delivery: Delivery) => void
  /** Extends all held deliveries at every heartbeat. Never ends. */
  readonly extend: Effect.Effect<never>
}

export const makeHeld = (): Held => {
  const held = new Map<number, Delivery>()
  return {
    add: (delivery) => {
      const fresh = !held.has(delivery.seq)
      held.set(delivery.seq, delivery)
      return fresh
    },
    newest: (delivery) => held.get(delivery.seq) ?? delivery,
    remove: ({ seq }) => void held.delete(seq),
    // Ignore a failure: on a closing connection a delivery cannot be extended, and the handler gets that error itself.
    extend: Effect.suspend(() =>
      Effect.forEach([...held.values()], ({ working }) => Effect.catchDefect(working, () => Effect.void), {
        discard: true
      })
    ).pipe(Effect.delay(heartbeat), Effect.forever)
  }
}
