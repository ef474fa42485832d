/** Reads how much a stream has. */
import type { JetStreamManager, StreamInfo } from "@nats-io/jetstream"
import { Effect } from "effect"
import { tryRequest } from "./jetstreamMessages.ts"
import type { Nats } from "./nats.ts"

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

const infoOf = ({ created, config, state: { messages, bytes, ...rest } }: StreamInfo) => ({
  replicas: config.num_replicas,
  messages,
  bytes,
  mostBytes: config.max_bytes,
  created,
  metadata: config.metadata ?? {},
  gaps: gapsOf(rest)
})

/** The server leaves a zero out, which the type of the library does not say. */
const gapsOf = ({ num_deleted = 0 }: { readonly num_deleted?: number }) => num_deleted
