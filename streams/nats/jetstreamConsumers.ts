/** Durable consumers on JetStream: each commit is settled alone, retried with backoff, and at last moved to `DLQ`. */
import { Effect, Layer, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import { backoffMillis, Consumers, mostTries } from "../consumers.ts"
import { StreamUnavailable } from "../errors.ts"
import { type Delivery, Nats } from "./client/nats.ts"
import { stream } from "./jetstreamStore.ts"

const dlq = "DLQ"
/** Held deliveries are extended so often; the server redelivers after three times as long. */
const heartbeat = "1 second"
const ackWaitMillis = 3_000

export const ensureDlq = (options: { readonly replicas: number }) =>
  Effect.flatMap(Nats, (nats) =>
    nats.ensureStream({
      name: dlq,
      subjects: ["dlq.>"],
      storage: "file",
      max_bytes: 1024 ** 3,
      num_replicas: options.replicas
    })
  )

export const jetstreamConsumers = Layer.effect(
  Consumers,
  Effect.gen(function* () {
    const nats = yield* Nats
    const codec = yield* Codec

    const setAside = (name: string, delivery: Delivery, why: string) =>
      nats
        .publish(
          {
            subject: `dlq.${name}`,
            id: `${name}:${delivery.seq}`,
            data: Buffer.from(
              JSON.stringify({
                consumer: name,
                subject: delivery.subject,
                seq: delivery.seq,
                why,
                tries: delivery.attempt
              })
            )
          },
          5000
        )
        .pipe(
          Effect.andThen(delivery.drop),
          Effect.andThen(
            Effect.logError("moved to DLQ after many tries", {
              consumer: name,
              subject: delivery.subject,
              seq: delivery.seq,
              why
            })
          ),
          Effect.catch(() => delivery.later(60_000))
        )

    return Consumers.of({
      run: ({ name, subjects, starts, concurrency, on }) => {
        /** The unsettled commits of this process, by position, with their newest delivery: only that one can be settled. */
        const held = new Map<number, Delivery>()
        const settle = Effect.fnUntraced(function* (first: Delivery) {
          const newest = (act: (delivery: Delivery) => Effect.Effect<void>) =>
            Effect.suspend(() => act(held.get(first.seq) ?? first))
          const work = codec
            .decode([first])
            .pipe(Effect.flatMap((commits) => Effect.forEach(commits, on, { discard: true })))
          yield* work.pipe(
            Effect.andThen(newest(({ ack }) => ack)),
            Effect.catch((error) =>
              newest((delivery) => {
                const { subject, seq, attempt } = delivery
                return attempt >= mostTries
                  ? setAside(name, delivery, error.message)
                  : Effect.andThen(
                      Effect.logWarning("a reactor failed; the commit will be retried", {
                        consumer: name,
                        subject,
                        seq,
                        attempt,
                        why: error.message
                      }),
                      delivery.later(backoffMillis(attempt))
                    )
              })
            ),
            Effect.catchDefect((defect) => newest((delivery) => setAside(name, delivery, String(defect)))),
            Effect.ensuring(Effect.sync(() => held.delete(first.seq)))
          )
        })
        /** False for a redelivery of a commit that is still held: it must not be handled twice. */
        const hold = (delivery: Delivery) => {
          const fresh = !held.has(delivery.seq)
          held.set(delivery.seq, delivery)
          return fresh
        }
        // A closing connection cannot extend a delivery, and the handler notices that itself.
        const stillAtIt = Effect.suspend(() =>
          Effect.forEach([...held.values()], ({ working }) => Effect.catchDefect(working, () => Effect.void), {
            discard: true
          })
        ).pipe(Effect.delay(heartbeat), Effect.forever)
        const mostPending = Math.max(concurrency * 4, 16)
        const options = { stream, name, subjects, starts, ackWaitMillis, mostPending }
        // A closed subscription never starts again, so subscribe again. The handlers go on meanwhile.
        const deliveries = Stream.suspend(() =>
          Stream.fromAsyncIterable(nats.durable(options), (cause) => new StreamUnavailable({ what: name, cause }))
        ).pipe(
          Stream.catch((error) =>
            Stream.fromEffectDrain(
              Effect.logWarning(
                "a reactor lost the connection to the log; it continues after a reconnect",
                error.message
              )
            )
          ),
          Stream.concat(Stream.fromEffectDrain(Effect.sleep("500 millis"))),
          Stream.forever
        )
        return deliveries.pipe(
          // Commits that wait behind a slow handler are held too: the server would deliver them a second time.
          Stream.filter(hold),
          Stream.buffer({ capacity: mostPending }),
          Stream.mapEffect(settle, { concurrency, unordered: true }),
          Stream.runDrain,
          Effect.andThen(Effect.never),
          Effect.raceFirst(stillAtIt)
        )
      }
    })
  })
)
