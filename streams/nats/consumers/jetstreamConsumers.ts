/** Durable consumers on JetStream: each commit is settled alone, retried with backoff, and at last moved to `DLQ`. */
import { Effect, Layer, Stream } from "effect"
import { Codec } from "../../codec/codec.ts"
import { isReadable, type Recorded } from "../../commit/envelope.ts"
import { backoffMillis, type Consumer, Consumers, mostTries } from "../../consumers.ts"
import { StreamUnavailable } from "../../errors.ts"
import { type Delivery, type DurableOptions, Nats } from "../client/nats.ts"
import { stream } from "../jetstreamStore.ts"

/** Held deliveries are extended so often; the server redelivers after three times as long. */
const heartbeat = "1 second"
const ackWaitMillis = 3_000
/** A commit that this program cannot read is delivered again so often. */
const unreadableMillis = 60_000

export const jetstreamConsumers = Layer.effect(
  Consumers,
  Effect.gen(function* () {
    const nats = yield* Nats
    const codec = yield* Codec
    return Consumers.of({
      run: (consumer) => {
        const { name, subjects, starts, concurrency } = consumer
        const mostPending = Math.max(concurrency * 4, 16)
        const held = makeHeld()
        return deliveries(nats, { stream, name, subjects, starts, ackWaitMillis, mostPending }).pipe(
          // Commits that wait behind a slow handler are held too: the server would deliver them a second time.
          Stream.filter(held.add),
          Stream.buffer({ capacity: mostPending }),
          Stream.mapEffect((delivery) => settle({ nats, codec, consumer, held }, delivery), {
            concurrency,
            unordered: true
          }),
          Stream.runDrain,
          Effect.andThen(Effect.never),
          Effect.raceFirst(held.extend)
        )
      }
    })
  })
)

interface Held {
  /** False for a redelivery of a commit that is still held: it must not be handled twice. */
  readonly add: (delivery: Delivery) => boolean
  /** The newest delivery of the same commit: only that one can be settled. */
  readonly newest: (delivery: Delivery) => Delivery
  readonly remove: (delivery: Delivery) => void
  /** Extends all held deliveries at every heartbeat. Never ends. */
  readonly extend: Effect.Effect<never>
}

/** The unsettled commits of this process, by position. */
const makeHeld = (): Held => {
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

/** The deliveries of a durable consumer. A closed subscription never starts again, so subscribe again; the handlers keep running. */
const deliveries = (nats: Nats["Service"], options: DurableOptions) =>
  Stream.suspend(() =>
    Stream.fromAsyncIterable(nats.durable(options), (cause) => new StreamUnavailable({ what: options.name, cause }))
  ).pipe(
    Stream.catch((error) =>
      Stream.fromEffectDrain(
        Effect.logWarning("a reactor lost the connection to the log; it continues after a reconnect", error.message)
      )
    ),
    Stream.concat(Stream.fromEffectDrain(Effect.sleep("500 millis"))),
    Stream.forever
  )

interface Work<E, R> {
  readonly nats: Nats["Service"]
  readonly codec: Codec["Service"]
  readonly consumer: Consumer<E, R>
  readonly held: Held
}

/** Handles one commit, then acknowledges it, schedules its retry, or moves it to `DLQ`. */
const settle = <E extends { readonly message: string }, R>(
  { nats, codec, consumer: { name, on }, held }: Work<E, R>,
  first: Delivery
): Effect.Effect<void, never, R> => {
  const newest = (act: (delivery: Delivery) => Effect.Effect<void>) => Effect.suspend(() => act(held.newest(first)))
  const handle = (recorded: Recorded) =>
    isReadable(recorded)
      ? Effect.andThen(
          on(recorded),
          newest(({ ack }) => ack)
        )
      : // No try of the reactor: the commit waits until this program can read it.
        newest(({ later }) => later(unreadableMillis))
  return codec.decode([first]).pipe(
    Effect.flatMap((recorded) => Effect.forEach(recorded, handle, { discard: true })),
    Effect.catch(({ message }) =>
      newest((delivery) =>
        delivery.attempt >= mostTries ? moveToDlq(nats, name, delivery, message) : retryLater(name, delivery, message)
      )
    ),
    Effect.catchDefect((defect) => newest((delivery) => moveToDlq(nats, name, delivery, String(defect)))),
    Effect.ensuring(Effect.sync(() => held.remove(first)))
  )
}

const retryLater = (consumer: string, { subject, seq, attempt, later }: Delivery, why: string) =>
  Effect.andThen(
    Effect.logWarning("a reactor failed; the commit will be retried", { consumer, subject, seq, attempt, why }),
    later(backoffMillis(attempt))
  )

/** When `DLQ` takes nothing, the commit comes again in a minute. */
const moveToDlq = (
  nats: Nats["Service"],
  consumer: string,
  { subject, seq, attempt, drop, later }: Delivery,
  why: string
) =>
  nats
    .publish(
      {
        subject: `dlq.${consumer}`,
        id: `${consumer}:${seq}`,
        data: Buffer.from(JSON.stringify({ consumer, subject, seq, why, tries: attempt }))
      },
      5000
    )
    .pipe(
      Effect.andThen(drop),
      Effect.andThen(Effect.logError("moved to DLQ after many tries", { consumer, subject, seq, why })),
      Effect.catch(() => later(60_000))
    )
