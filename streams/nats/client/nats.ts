/** The port to NATS: messages in and out. The folder above turns them into commits; `jetstream.ts` implements it. */
import { Context, type Effect, Schema, type Scope } from "effect"
import type { Entry } from "../../ports/bucket.ts"

/**
 * A failure of NATS. After `unknown` a message may be stored; after every other kind nothing was stored.
 *
 * `rejected`: the server refused an atomic batch for a reason of the batch, such as its size or too many open batches.
 */
export class NatsFault extends Schema.TaggedError<NatsFault>()("NatsFault", {
  kind: Schema.Literals(["conflict", "known", "full", "too-large", "rejected", "missing", "exists", "unknown"]),
  cause: Schema.Defect()
}) {}

/** The definite error codes of JetStream. After any other error the message may be stored. */
export const faultKinds: Readonly<Record<number, NatsFault["kind"]>> = {
  10071: "conflict",
  10164: "conflict",
  10201: "known",
  10077: "full",
  10054: "too-large",
  10174: "rejected",
  10175: "rejected",
  10176: "rejected",
  10177: "rejected",
  10179: "rejected",
  10199: "rejected",
  10200: "rejected",
  10210: "rejected",
  10211: "rejected",
  10058: "exists",
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
  /**
   * True on the last message of commits that belong together, when a batch holds more than one such unit. Readers apply a
   * unit at once, and may stop between two units of a batch.
   */
  readonly endsUnit?: boolean
  /** For a restored message: the time at which its former stream stored it. */
  readonly storedAt?: string
  readonly headers?: Readonly<Record<string, string>>
}
export interface Incoming {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  /** The next message belongs to the same unit and must be applied together with this one. */
  readonly continues: boolean
  /**
   * The time at which the stream stored it, or the stream that it was restored from: ISO 8601, UTC, milliseconds. Rises with
   * `seq`. Reads of single messages and `follow` with times give it.
   */
  readonly storedAt?: string
}
/** A message of a durable consumer. It is redelivered unless it is settled. */
export interface Delivery extends Incoming {
  /** 1 the first time. */
  readonly attempt: number
  readonly ack: Effect.Effect<void>
  /** Deliver it again after this many milliseconds. */
  readonly later: (millis: number) => Effect.Effect<void>
  /** Never deliver it again. */
  readonly drop: Effect.Effect<void>
  /** The handler still runs: delays the redelivery. */
  readonly working: Effect.Effect<void>
}

export interface DurableOptions {
  readonly stream: string
  readonly name: string
  readonly subjects: ReadonlyArray<string>
  readonly starts: "log" | "head"
  readonly ackWaitMillis: number
  /** Unsettled messages, also those that wait for their next try. */
  readonly mostPending: number
  /**
   * How often the log was accepted as it is after it had changed. A consumer that was made at a lower count is made again,
   * and delivers every message again: the log may have lost the effect of a message that the consumer has settled.
   */
  readonly accepted?: number
}

/** The settings of a stream, with the names of JetStream's configuration. */
export interface StreamSettings {
  readonly name: string
  readonly subjects: ReadonlyArray<string>
  readonly storage: "file" | "memory"
  /** Bytes. */
  readonly max_bytes?: number
  /** Nanoseconds. */
  readonly max_age?: number
  readonly max_msgs_per_subject?: number
  /** Nanoseconds. */
  readonly duplicate_window?: number
  /** The number of copies in a cluster. */
  readonly num_replicas?: number
  /** `async`: acknowledged before it is on disk. */
  readonly persist_mode?: "async"
  readonly discard?: "new" | "old"
  readonly allow_direct?: boolean
  readonly allow_atomic?: boolean
  readonly deny_delete?: boolean
  readonly deny_purge?: boolean
  readonly allow_rollup_hdrs?: boolean
  readonly max_msgs?: number
  /** Free texts by name. The server adds entries of its own, whose names begin with `_nats.`. */
  readonly metadata?: Readonly<Record<string, string>>
}

/** The present size of a stream. */
export interface StreamInfo {
  readonly replicas: number
  readonly messages: number
  readonly bytes: number
  /** Durable ones, and one for each read that is under way. */
  readonly consumers: number
  /** -1: no limit. */
  readonly mostBytes: number
  /** When the stream was made; a copy of its files keeps it. */
  readonly created: string
  readonly metadata: Readonly<Record<string, string>>
  /** Positions without a message. */
  readonly gaps: number
}

/** The remaining work of a durable consumer. */
export interface ConsumerInfo {
  readonly name: string
  /** Messages that it has not delivered. */
  readonly pending: number
  /** Messages that it has delivered, and that are not settled. */
  readonly unsettled: number
}

/** A key-value bucket of the client library. */
export interface KeyValue {
  readonly get: (key: string) => Promise<(Entry & { readonly operation: string }) | null>
  readonly put: (key: string, value: Uint8Array) => Promise<number>
  readonly create: (key: string, value: Uint8Array) => Promise<number>
  readonly update: (key: string, value: Uint8Array, revision: number) => Promise<number>
  readonly delete: (key: string, options: { readonly previousSeq?: number }) => Promise<void>
  readonly keys: () => Promise<AsyncIterable<string>>
  /** The last value of each key, also of removed ones, in one request. Ends after the present values. */
  readonly history: () => Promise<AsyncIterable<Entry & { readonly operation: string }>>
}

export class Nats extends Context.Service<
  Nats,
  {
    readonly url: string
    /** The number of copies that a new log gets: 1 on one server, 3 in a cluster. */
    readonly replicas: number
    /** Creates the stream when it is missing. Never changes a stream that exists: `tt migrate` does that. */
    readonly ensureStream: (config: StreamSettings) => Effect.Effect<void, NatsFault>
    /** The present settings of a stream; null when it does not exist. */
    readonly settings: (stream: string) => Effect.Effect<StreamSettings | null, NatsFault>
    /** Changes these settings of a stream, and keeps all others. `metadata` replaces the whole metadata: include what is there. */
    readonly updateStream: (stream: string, changes: Partial<StreamSettings>) => Effect.Effect<void, NatsFault>
    readonly publish: (
      message: Outgoing,
      timeoutMillis: number
    ) => Effect.Effect<{ readonly seq: number; readonly duplicate: boolean }, NatsFault>
    /**
     * One atomic batch. Returns the sequence of the last message. At most 1000 messages, all in one stream; of several
     * messages on one subject only the first may have an expectation.
     */
    readonly publishBatch: (
      messages: ReadonlyArray<Outgoing>,
      timeoutMillis: number
    ) => Effect.Effect<number, NatsFault>
    /** Up to 1000 messages of one subject, starting at a sequence. */
    readonly load: (stream: string, subject: string, from: number) => Effect.Effect<ReadonlyArray<Incoming>, NatsFault>
    /** The last message of a subject or filter, as the leader has it. */
    readonly last: (stream: string, subject: string) => Effect.Effect<Incoming | null, NatsFault>
    readonly at: (stream: string, seq: number) => Effect.Effect<Incoming | null, NatsFault>
    /** The first message of a subject or filter at or after a position, as the leader has it; null when there is none. */
    readonly next: (stream: string, from: number, subject: string) => Effect.Effect<Incoming | null, NatsFault>
    /** Deletes the messages that match a filter. `before`: only those at lower positions. */
    readonly purge: (stream: string, filter: string, before?: number) => Effect.Effect<void, NatsFault>
    /** Deletes one message. Does nothing when there is none. */
    readonly remove: (stream: string, seq: number) => Effect.Effect<void, NatsFault>
    readonly info: (stream: string) => Effect.Effect<StreamInfo, NatsFault>
    /** The number of messages of each subject that matches a filter. */
    readonly counts: (stream: string, filter: string) => Effect.Effect<ReadonlyMap<string, number>, NatsFault>
    /** The durable consumers of a stream. */
    readonly consumers: (stream: string) => Effect.Effect<ReadonlyArray<ConsumerInfo>, NatsFault>
    readonly lastSeq: (stream: string) => Effect.Effect<number, NatsFault>
    /** Messages in order from `from` on, in batches, each once, also across reconnects; ends only with its scope or a fault. */
    readonly follow: (
      stream: string,
      from: number,
      filters?: ReadonlyArray<string>,
      /** True: with `storedAt`, which costs time for each message. */
      withTimes?: boolean
    ) => AsyncIterable<ReadonlyArray<Incoming>>
    /** The deliveries of a durable consumer. */
    readonly durable: (options: DurableOptions) => AsyncIterable<Delivery>
    /** A bucket whose stream exists. */
    readonly kv: (name: string) => Effect.Effect<KeyValue, NatsFault>
    /** Core NATS: nothing is stored. */
    readonly send: (subject: string, data: Uint8Array) => void
    readonly subscribe: (
      subject: string,
      on: (subject: string, data: Uint8Array) => void
    ) => Effect.Effect<void, never, Scope.Scope>
    /** Rises when the connection is lost, and again when it is back. */
    readonly connectionEpoch: () => number
    /** Returns once there is a connection, at once when there is one now. */
    readonly connected: Effect.Effect<void>
  }
>()("tracker/streams/Nats") {}
