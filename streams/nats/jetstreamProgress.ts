/** Stream `PROGRESS` on JetStream: one subject for each extraction and run, with its last tick, in memory. */
import { Effect, Layer, Option, Schedule, Stream } from "effect"
import { Progress, type Tick } from "../ports/progress.ts"
import { Nats } from "./client/nats.ts"
import { ensureStorage } from "./storage/storage.ts"

const name = "PROGRESS"
const publishMillis = 1000
/** A tick that takes longer is out of date. */
const tickTimeout = "2 seconds"

export const jetstreamProgress = Layer.effect(
  Progress,
  Effect.gen(function* () {
    const nats = yield* Nats
    // A restart loses the stream, and the next publisher or subscriber creates it again.
    const ensure = Effect.provideService(ensureStorage(name), Nats, nats)
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
      // Start at the first message each time: a new stream starts at 1 again, and a repeated tick does no harm.
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

// Only `publish` writes there. A tick of another version is left out.
const tickIn = (data: Uint8Array): Option.Option<Tick> => {
  try {
    const value: Tick = JSON.parse(Buffer.from(data).toString())
    return typeof value.id === "string" && typeof value.audience === "string" ? Option.some(value) : Option.none()
  } catch {
    return Option.none()
  }
}
