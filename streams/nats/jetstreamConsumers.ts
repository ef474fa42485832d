/** Durable consumers on JetStream: settled one by one, tried again with backoff, set aside in `DLQ` when nothing helps. */
import { Effect, Layer, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import { backoffMillis, Consumers, mostTries } from "../consumers.ts"
import { StreamUnavailable } from "../errors.ts"
import { type Delivery, Nats } from "./client/nats.ts"
import { stream } from "./jetstreamStore.ts"

const dlq = "DLQ"
/** Of what is held here the server is told so this often; it redelivers after three times as long. */
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
            Effect.logError("set aside after many tries", {
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
        /** What is here and not settled, by its position: the newest delivery of it, which is the one that can be settled. */
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
                      Effect.logWarning("a reactor failed; it is tried again", {
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
        /** Whether it is new here: what is sent again while it is still held is not worked on twice. */
        const hold = (delivery: Delivery) => {
          const fresh = !held.has(delivery.seq)
          held.set(delivery.seq, delivery)
          return fresh
        }
        // On a connection that is going away nobody can be told; the work itself notices that.
        const stillAtIt = Effect.suspend(() =>
          Effect.forEach([...held.values()], ({ working }) => Effect.catchDefect(working, () => Effect.void), {
            discard: true
          })
        ).pipe(Effect.delay(heartbeat), Effect.forever)
        const mostPending = Math.max(concurrency * 4, 16)
        const options = { stream, name, subjects, starts, ackWaitMillis, mostPending }
        // Deliveries that have ended never begin again, so new ones are asked for; what is in work goes on meanwhile.
        const deliveries = Stream.suspend(() =>
          Stream.fromAsyncIterable(nats.durable(options), (cause) => new StreamUnavailable({ what: name, cause }))
        ).pipe(
          Stream.catch((error) =>
            Stream.fromEffectDrain(
              Effect.logWarning("a reactor lost the log; it goes on when the log is back", error.message)
            )
          ),
          Stream.concat(Stream.fromEffectDrain(Effect.sleep("500 millis"))),
          Stream.forever
        )
        return deliveries.pipe(
          // What waits behind a slow handler is held as well: the server would send it a second time.
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
