/** The deliveries of a durable consumer, each handled once at a time. */
import { Effect, Stream } from "effect"
import { StreamUnavailable } from "../../errors.ts"
import type { Delivery, DurableOptions, Nats } from "../client/nats.ts"
import { ackWaitMillis, makeHeld } from "./held.ts"

/** The acceptances of a log that had changed. */
export interface Acceptances {
  /** How often the log was accepted. Waits while the log is not the known one. */
  readonly count: Effect.Effect<number, StreamUnavailable>
  /** Returns when the log is accepted once more. */
  readonly next: Effect.Effect<void>
}

interface Options extends Pick<DurableOptions, "stream" | "name" | "subjects" | "starts"> {
  /** The number of deliveries that are handled at the same time. */
  readonly concurrency: number
  readonly acceptances: Acceptances
}

/** Messages that may wait for their next try. More failures at once hold back the messages that follow. */
const mostRetried = 256

/**
 * Acts on the newest delivery of a message: only that one can be settled. Does nothing when the log was cut and has another
 * message at its position.
 */
export type OnNewest = (act: (delivery: Delivery) => Effect.Effect<void>) => Effect.Effect<void>

/** Runs `handle` for each message, which must settle it. Never ends: a lost connection interrupts no handler. */
export const handleDeliveries = <R>(
  nats: Nats["Service"],
  { concurrency, acceptances, ...options }: Options,
  handle: (first: Delivery, newest: OnNewest) => Effect.Effect<void, never, R>
): Effect.Effect<never, never, R> => {
  const mostPending = Math.max(concurrency * 4, 16) + mostRetried
  const held = makeHeld()
  return subscribed(nats, { ...options, ackWaitMillis, mostPending }, acceptances).pipe(
    // Messages that wait behind a slow handler are held too: the server would deliver them a second time. `mostPending`
    // bounds them.
    Stream.filter(held.add),
    Stream.buffer({ capacity: "unbounded" }),
    Stream.mapEffect(
      (first) =>
        handle(first, (act) =>
          Effect.suspend(() => {
            const newest = held.newest(first)
            return newest === null ? Effect.void : act(newest)
          })
        ).pipe(Effect.ensuring(Effect.sync(() => held.remove(first)))),
      { concurrency, unordered: true }
    ),
    Stream.runDrain,
    Effect.andThen(Effect.never),
    Effect.raceFirst(held.extend)
  )
}

/** A closed subscription never starts again, so subscribe again; the handlers keep running. */
const subscribed = (nats: Nats["Service"], options: DurableOptions, acceptances: Acceptances) =>
  Stream.unwrap(
    Effect.map(acceptances.count, (accepted) =>
      Stream.fromAsyncIterable(
        nats.durable({ ...options, accepted }),
        (cause) => new StreamUnavailable({ what: options.name, cause })
      )
    )
  ).pipe(
    Stream.interruptWhen(acceptances.next),
    Stream.catch((error) =>
      Stream.fromEffectDrain(
        Effect.logWarning("a reactor lost the connection to the log; it continues after a reconnect", error.message)
      )
    ),
    Stream.concat(Stream.fromEffectDrain(Effect.sleep("500 millis"))),
    Stream.forever
  )
