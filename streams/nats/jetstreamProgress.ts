/** Stream `PROGRESS` on JetStream: one subject for each piece of work, the last tick of each kept, in memory. */
import { Effect, Layer, Option, Schedule, Stream } from "effect"
import { Progress, type Tick } from "../progress.ts"
import { Nats } from "./client/nats.ts"

const name = "PROGRESS"
const hourNanos = 3_600_000_000_000
const mostBytes = 16 * 1024 * 1024
const publishMillis = 1000
/** A tick that took longer than this is out of date. */
const tickTimeout = "2 seconds"

export const jetstreamProgress = Layer.effect(
  Progress,
  Effect.gen(function* () {
    const nats = yield* Nats
    // One server keeps it, whatever the cluster: a restart forgets it, and whoever speaks or listens next makes it anew.
    const ensure = nats.ensureStream({
      name,
      subjects: ["progress.>"],
      storage: "memory",
      max_msgs_per_subject: 1,
      max_age: hourNanos,
      max_bytes: mostBytes,
      discard: "old",
      num_replicas: 1
    })
    const publish = ({ of, id, ...rest }: Tick) =>
      nats.publish(
        { subject: `progress.${of}.${id}`, data: Buffer.from(JSON.stringify({ of, id, ...rest })) },
        publishMillis
      )
    yield* Effect.ignore(ensure)
    return Progress.of({
      publish: (tick) =>
        publish(tick).pipe(
          Effect.catch(() => Effect.andThen(ensure, publish(tick))),
          Effect.timeoutOption(tickTimeout),
          Effect.ignore
        ),
      // From the beginning each time: a stream that was made anew counts anew, and to hear a tick twice does no harm.
      ticks: Stream.unwrap(
        Effect.map(ensure, () =>
          Stream.fromAsyncIterable(nats.follow(name, 1), (cause) => cause).pipe(
            Stream.concat(Stream.fail("the consumer ended"))
          )
        )
      ).pipe(
        Stream.retry(Schedule.spaced("250 millis")),
        Stream.catch(() => Stream.empty),
        Stream.flattenIterable,
        Stream.map(({ data }) => tickIn(data)),
        Stream.filter(Option.isSome),
        Stream.map(({ value }) => value)
      )
    })
  })
)

// Only `say` writes there; what another version wrote is left out.
const tickIn = (data: Uint8Array): Option.Option<Tick> => {
  try {
    const value: Tick = JSON.parse(Buffer.from(data).toString())
    return typeof value.id === "string" && typeof value.audience === "string" ? Option.some(value) : Option.none()
  } catch {
    return Option.none()
  }
}
