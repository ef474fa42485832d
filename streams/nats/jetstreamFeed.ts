/** The feed on JetStream: the commits of stream `EVT` in order, and questions about its positions. */
import { Effect, Layer, Schedule, Stream } from "effect"
import { Codec } from "../codec/codec.ts"
import { witnessOf } from "../commit/identity.ts"
import { StreamUnavailable } from "../errors.ts"
import { Feed } from "../feed.ts"
import { type Incoming, Nats } from "./client/nats.ts"
import { afterReconnect } from "./client/servers.ts"
import { stream } from "./jetstreamStore.ts"

export const jetstreamFeed = Layer.effect(
  Feed,
  Effect.gen(function* () {
    const nats = yield* Nats
    const codec = yield* Codec
    const head = afterReconnect(stream, nats.lastSeq(stream))
    const at = (seq: number) => afterReconnect(stream, nats.at(stream, seq))
    return Feed.of({
      commits: ({ after, subjects }) =>
        messagesAfter(nats, after, subjects).pipe(Stream.mapEffect(codec.decode), Stream.flattenIterable),
      head,
      lastOf: (filter) =>
        afterReconnect(
          filter,
          Effect.map(nats.last(stream, filter), (found) => found?.seq ?? 0)
        ),
      witnessAt: (seq) => Effect.map(at(seq), (found) => (found === null ? null : witnessOf(found.data))),
      positionAt: (time) => positionAt(time, at, head)
    })
  })
)

/** Each message once and in order, also across reconnects. Never ends. */
const messagesAfter = (nats: Nats["Service"], after: number, subjects: ReadonlyArray<string> | undefined) =>
  Stream.suspend(() => {
    let last = after
    const untilLost = Stream.suspend(() =>
      Stream.fromAsyncIterable(
        nats.follow(stream, last + 1, subjects),
        (cause) => new StreamUnavailable({ what: stream, cause })
      ).pipe(
        // A new consumer may repeat messages; pass each position on once.
        Stream.map((batch) => batch.filter(({ seq }) => seq > last)),
        Stream.tap((batch) => Effect.sync(() => void (last = batch.at(-1)?.seq ?? last)))
      )
    )
    return untilLost.pipe(
      Stream.concat(Stream.fail(new StreamUnavailable({ what: stream, cause: "the consumer ended" }))),
      Stream.retry(Schedule.spaced("250 millis"))
    )
  })

/** Finds the last position that is not after a time by binary search: the times of the log only rise. */
const positionAt = Effect.fnUntraced(function* (
  time: string,
  read: (seq: number) => Effect.Effect<Incoming | null, StreamUnavailable>,
  head: Effect.Effect<number, StreamUnavailable>
) {
  let low = 0
  let high = yield* head
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const found = yield* read(middle)
    const stored = found === null ? "" : timeOf(found.data)
    if (stored <= time) low = middle
    else high = middle - 1
  }
  return low
})

const timeOf = (data: Uint8Array): string => {
  const body: unknown = JSON.parse(Buffer.from(data).toString())
  return typeof body === "object" && body !== null && "at" in body ? String(body.at) : ""
}
