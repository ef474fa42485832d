/** What the record asks of NATS: messages, in and out. Those who speak of commits stand above it; the gate to the client below. */
import { Context, type Effect, Schema, type Scope } from "effect"
import type { Entry } from "../../bucket.ts"

/** Why NATS did not do it. `conflict`, `known` and `full` are definite: nothing was stored. `unknown` may have been stored. */
export class NatsFault extends Schema.TaggedError<NatsFault>()("NatsFault", {
  kind: Schema.Literals(["conflict", "known", "full", "missing", "unknown"]),
  cause: Schema.Defect()
}) {}

/** The codes of its errors that are definite; any other may mean that something was stored. */
export const faultKinds: Readonly<Record<number, NatsFault["kind"]>> = {
  10071: "conflict",
  10164: "conflict",
  10201: "known",
  10077: "full",
  10014: "missing",
  10037: "missing",
  10059: "missing"
}

export interface Outgoing {
  readonly subject: string
  readonly data: Uint8Array
  /** `Nats-Msg-Id`. */
  readonly id?: string
  /** Last sequence of the subject; 0 when it must be new. */
  readonly expected?: number
  readonly headers?: Readonly<Record<string, string>>
}
export interface Incoming {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  /** More of the same atomic batch follows. */
  readonly continues: boolean
}
/** A message of a durable consumer: settle it, or it comes again. */
export interface Delivery extends Incoming {
  /** 1 the first time. */
  readonly attempt: number
  readonly ack: Effect.Effect<void>
  /** Not now: again after this many milliseconds. */
  readonly later: (millis: number) => Effect.Effect<void>
  /** Never again. */
  readonly drop: Effect.Effect<void>
  /** Still at it: puts the redelivery off. */
  readonly working: Effect.Effect<void>
}

export interface DurableOptions {
  readonly stream: string
  readonly name: string
  readonly subjects: ReadonlyArray<string>
  readonly starts: "log" | "head"
  readonly ackWaitMillis: number
  readonly mostPending: number
}

/** A stream as it should be: fields of JetStream's own configuration. */
export interface StreamSettings {
  readonly name: string
  readonly subjects: Array<string>
  readonly storage: "file" | "memory"
  /** Bytes. */
  readonly max_bytes?: number
  /** Nanoseconds. */
  readonly max_age?: number
  readonly max_msgs_per_subject?: number
  /** Nanoseconds. */
  readonly duplicate_window?: number
  readonly num_replicas?: number
  /** `async`: acknowledged before it is on disk. */
  readonly persist_mode?: "async"
  readonly discard?: "new" | "old"
  readonly allow_direct?: boolean
  readonly allow_atomic?: boolean
  readonly deny_delete?: boolean
  readonly deny_purge?: boolean
}

/** How a stream stands. */
export interface StreamInfo {
  readonly replicas: number
  readonly messages: number
  readonly bytes: number
  /** -1: no limit. */
  readonly mostBytes: number
}

/** A bucket of the server, as its client gives it. */
export interface KeyValue {
  readonly get: (key: string) => Promise<(Entry & { readonly operation: string }) | null>
  readonly put: (key: string, value: Uint8Array) => Promise<number>
  readonly create: (key: string, value: Uint8Array) => Promise<number>
  readonly update: (key: string, value: Uint8Array, revision: number) => Promise<number>
  readonly delete: (key: string, options: { readonly previousSeq?: number }) => Promise<void>
  readonly keys: () => Promise<AsyncIterable<string>>
}

export class Nats extends Context.Service<
  Nats,
  {
    readonly url: string
    /** Makes the stream, or brings its settings up to these. */
    readonly ensureStream: (config: StreamSettings) => Effect.Effect<void, NatsFault>
    readonly publish: (
      message: Outgoing,
      timeoutMillis: number
    ) => Effect.Effect<{ readonly seq: number; readonly duplicate: boolean }, NatsFault>
    /** One atomic batch, an expectation for each message. Answers the sequence of the last. At most 1000, all in one stream. */
    readonly publishBatch: (
      messages: ReadonlyArray<Outgoing>,
      timeoutMillis: number
    ) => Effect.Effect<number, NatsFault>
    /** Up to 1000 messages of one subject from a sequence on. */
    readonly load: (stream: string, subject: string, from: number) => Effect.Effect<ReadonlyArray<Incoming>, NatsFault>
    /** The last message of a subject or filter, as the leader has it. */
    readonly last: (stream: string, subject: string) => Effect.Effect<Incoming | null, NatsFault>
    readonly at: (stream: string, seq: number) => Effect.Effect<Incoming | null, NatsFault>
    /** Deletes what a filter matches. */
    readonly purge: (stream: string, filter: string) => Effect.Effect<void, NatsFault>
    readonly info: (stream: string) => Effect.Effect<StreamInfo, NatsFault>
    readonly lastSeq: (stream: string) => Effect.Effect<number, NatsFault>
    /** Messages in order from `from` on, in batches, each once, also across reconnects; ends only with its scope or a fault. */
    readonly follow: (
      stream: string,
      from: number,
      filters?: ReadonlyArray<string>
    ) => AsyncIterable<ReadonlyArray<Incoming>>
    /** A durable consumer's deliveries, one by one. */
    readonly durable: (options: DurableOptions) => AsyncIterable<Delivery>
    readonly kv: (name: string, ttlMillis: number | undefined) => Effect.Effect<KeyValue, NatsFault>
    /** Core NATS: nothing is kept. */
    readonly send: (subject: string, data: Uint8Array) => void
    readonly subscribe: (
      subject: string,
      on: (subject: string, data: Uint8Array) => void
    ) => Effect.Effect<void, never, Scope.Scope>
    /** Rises with each reconnect. */
    readonly connectionEpoch: () => number
  }
>()("tracker/streams/Nats") {}
