/** The metrics of the log and of the other streams: sizes, consumers, and how far the tables are behind. */
import { Effect, Metric } from "effect"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { lasting } from "../../../streams/nats/storage/declared.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { makeSeries } from "./series.ts"

export const streamBytes = Metric.gauge("tracker_stream_bytes", {
  description: "Bytes of a stream of NATS: EVT is the log, DLQ the dead letters, KV_OUTBOX the messages of the bot"
})
export const streamLimit = Metric.gauge("tracker_stream_limit_bytes", {
  description: "The size at which a stream refuses messages or drops the oldest; a stream without a limit has no series"
})
export const streamMessages = Metric.gauge("tracker_stream_messages", { description: "Messages of a stream of NATS" })
export const consumerPending = Metric.gauge("tracker_consumer_pending", {
  description: "Commits of the log that a durable consumer has not received yet"
})
export const consumerUnsettled = Metric.gauge("tracker_consumer_unsettled", {
  description: "Commits that a durable consumer has received and not settled: they are handled, or wait for a retry"
})
export const logPosition = Metric.gauge("tracker_log_position", { description: "The position of the last commit" })
export const projectionLag = Metric.gauge("tracker_projection_lag_commits", {
  description: "Positions of the log that the tables have not reached"
})

const log = "EVT"

/** Reads the log. A stream or a log that does not answer has no series until it answers again. */
export const makeLogSample = Effect.gen(function* () {
  const nats = yield* Nats
  const feed = yield* Feed
  const { position } = yield* Projections
  const series = makeSeries()
  const streams = Effect.forEach(
    lasting,
    (stream) =>
      Effect.map(nats.info(stream), ({ bytes, messages, mostBytes }) => [
        { metric: streamBytes, labels: { stream }, value: bytes },
        { metric: streamMessages, labels: { stream }, value: messages },
        ...(mostBytes > 0 ? [{ metric: streamLimit, labels: { stream }, value: mostBytes }] : [])
      ]).pipe(Effect.orElseSucceed(() => [])),
    { concurrency: 4 }
  )
  const consumers = nats.consumers(log).pipe(
    Effect.map((all) =>
      all.flatMap(({ name, pending, unsettled }) => [
        { metric: consumerPending, labels: { consumer: name }, value: pending },
        { metric: consumerUnsettled, labels: { consumer: name }, value: unsettled }
      ])
    ),
    Effect.orElseSucceed(() => [])
  )
  const head = feed.head.pipe(
    Effect.map((last) => [
      { metric: logPosition, labels: {}, value: last },
      { metric: projectionLag, labels: {}, value: Math.max(0, last - position.at()) }
    ]),
    Effect.orElseSucceed(() => [])
  )
  return Effect.flatMap(Effect.all([streams, consumers, head]), ([sizes, waiting, ends]) =>
    series.replace([...sizes.flat(), ...waiting, ...ends])
  )
})
