/** Creates streams, reads their settings and sizes, and changes them. */
import type { JetStreamManager, StreamInfo } from "@nats-io/jetstream"
import { Effect } from "effect"
import { nullIfMissing, tryRequest } from "./jetstreamMessages.ts"
import type { Nats, StreamSettings } from "./nats.ts"

// The library's types ask for mutable values of its own enumerations; the texts are the same.
type Added = Parameters<JetStreamManager["streams"]["add"]>[0]
type Updated = Parameters<JetStreamManager["streams"]["update"]>[1]
type Port = Pick<Nats["Service"], "ensureStream" | "settings" | "updateStream">

export const streamSettings = (jsm: JetStreamManager): Port => {
  const settings = (stream: string) =>
    tryRequest(() => jsm.streams.info(stream)).pipe(
      Effect.map(({ config }): StreamSettings => config as StreamSettings),
      nullIfMissing
    )
  const add = (config: StreamSettings) =>
    tryRequest(() => jsm.streams.add({ ...config, subjects: [...config.subjects] } as Added))
  return {
    settings,
    ensureStream: (config) =>
      Effect.flatMap(settings(config.name), (found) => (found === null ? add(config) : Effect.void)).pipe(
        // Another process was first. Its settings count.
        Effect.catchIf(
          (error) => error.kind === "exists",
          () => Effect.void
        ),
        Effect.asVoid
      ),
    updateStream: (stream, changes) => Effect.asVoid(tryRequest(() => jsm.streams.update(stream, changes as Updated)))
  }
}

type Sizes = Pick<Nats["Service"], "info" | "counts" | "lastSeq">

export const streamSizes = (jsm: JetStreamManager): Sizes => {
  const about = (...asked: Parameters<typeof jsm.streams.info>) => tryRequest(() => jsm.streams.info(...asked))
  return {
    info: (stream) => Effect.map(about(stream), infoOf),
    counts: (stream, filter) =>
      Effect.map(
        about(stream, { subjects_filter: filter }),
        ({ state: { subjects } }) => new Map(Object.entries(subjects ?? {}))
      ),
    lastSeq: (stream) => Effect.map(about(stream), ({ state }) => state.last_seq)
  }
}

const infoOf = ({ created, config, state: { messages, bytes, consumer_count: consumers, ...rest } }: StreamInfo) => ({
  replicas: config.num_replicas,
  messages,
  bytes,
  consumers,
  mostBytes: config.max_bytes,
  created,
  metadata: config.metadata ?? {},
  gaps: gapsOf(rest)
})

/** The server leaves a zero out, which the type of the library does not say. */
const gapsOf = ({ num_deleted = 0 }: { readonly num_deleted?: number }) => num_deleted
