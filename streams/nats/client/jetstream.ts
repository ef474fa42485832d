/** The gate to NATS: the only file that knows its client library. Everything here speaks of messages; commits are the codec's. */
import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  jetstream,
  JetStreamApiError,
  jetstreamManager,
  type JsMsg
} from "@nats-io/jetstream"
import { Kvm } from "@nats-io/kv"
import {
  connect,
  createInbox,
  headers as newHeaders,
  type MsgHdrs,
  nanos,
  type NatsConnection,
  nuid
} from "@nats-io/transport-node"
import { Effect, Layer } from "effect"
import { isDeepStrictEqual } from "node:util"
import { inBatches } from "./inBatches.ts"
import { type Delivery, faultKinds, type Incoming, Nats, NatsFault, type Outgoing } from "./nats.ts"
import { onceReady, serversOf, stillWaiting } from "./servers.ts"

interface Options {
  /** `nats://…`, several separated by commas. */
  readonly url: string
  readonly name: string
  /** How many copies a bucket has: 1 on one server, 3 in a cluster. */
  readonly replicas: number
}

/** Waits for the server as long as it takes; reconnects for ever. */
export const natsClient = (options: Options) => Layer.effect(Nats, open(options))

const open = Effect.fnUntraced(function* ({ url, name, replicas }: Options) {
  const nc = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: () =>
        connect({
          ...serversOf(url),
          name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 200,
          reconnectJitter: 100,
          waitOnFirstConnect: true,
          pingInterval: 10_000,
          // A stack for each request would cost more than the request.
          noAsyncTraces: true,
          inboxPrefix: `_INBOX_${name}`
        }),
      catch: fault
    }),
    (nc) => Effect.promise(() => nc.drain().catch(() => nc.close())),
    // It may wait for a server for ever: whoever stops the program need not.
    { interruptible: true }
  ).pipe(Effect.raceFirst(stillWaiting(url)))
  let connectionEpoch = 0
  const reading = new Set<ConsumerMessages>()
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type !== "reconnect") continue
      connectionEpoch++
      for (const messages of reading) void messages.close()
    }
  })()
  /**
   * Ends the reading when the server falls silent or was lost; whoever reads starts anew. Left to itself the library asks
   * again only after 30 seconds, and for an ordered consumer only once the server that held it is back.
   */
  const watched = (messages: ConsumerMessages): ConsumerMessages => {
    reading.add(messages)
    void (async () => {
      for await (const told of messages.status()) if (told.type === "heartbeats_missed") void messages.close()
    })()
    void messages.closed().then(() => reading.delete(messages))
    return messages
  }
  const js = jetstream(nc)
  const jsm = yield* onceReady(attempt(() => jetstreamManager(nc)))
  const kvm = new Kvm(nc)

  return Nats.of({
    url,
    ensureStream: (config) =>
      attempt(() => jsm.streams.info(config.name)).pipe(
        Effect.flatMap(() => attempt(() => jsm.streams.update(config.name, config))),
        Effect.catchIf(
          (error) => error.kind === "missing",
          () => attempt(() => jsm.streams.add(config))
        ),
        Effect.asVoid
      ),
    publish: ({ subject, data, id, expected, headers }, timeout) =>
      attempt(async () => {
        const ack = (
          await nc.request(subject, data, {
            headers: headersOf({
              subject,
              data,
              ...(id === undefined ? {} : { id }),
              ...(expected === undefined ? {} : { expected }),
              ...(headers === undefined ? {} : { headers })
            }),
            timeout
          })
        ).json<Ack>()
        if (ack.error !== undefined) throw new JetStreamApiError(ack.error)
        return { seq: ack.seq, duplicate: ack.duplicate === true }
      }),
    publishBatch: (messages, timeout) => attempt(() => publishAtomic(nc, messages, timeout)),
    load: (stream, subject, from) => attempt(() => directBatch(nc, stream, subject, from)),
    last: (stream, subject) =>
      attempt(() => jsm.streams.getMessage(stream, { last_by_subj: subject })).pipe(
        Effect.map((found) => (found === null ? null : incomingOf(found))),
        noneIfMissing
      ),
    at: (stream, seq) =>
      attempt(() => jsm.streams.getMessage(stream, { seq })).pipe(
        Effect.map((found) => (found === null ? null : incomingOf(found))),
        noneIfMissing
      ),
    info: (stream) =>
      attempt(() => jsm.streams.info(stream)).pipe(
        Effect.map(({ config, state }) => ({
          replicas: config.num_replicas,
          messages: state.messages,
          bytes: state.bytes,
          mostBytes: config.max_bytes
        }))
      ),
    purge: (stream, filter) => Effect.asVoid(attempt(() => jsm.streams.purge(stream, { filter }))),
    lastSeq: (stream) => attempt(() => jsm.streams.info(stream)).pipe(Effect.map(({ state }) => state.last_seq)),
    follow: (stream, from, filters) =>
      inBatches(
        () =>
          js.consumers
            .get(stream, {
              deliver_policy: DeliverPolicy.StartSequence,
              opt_start_seq: from,
              ...(filters === undefined ? {} : { filter_subjects: [...filters] })
            })
            .then((consumer) => consumer.consume({ max_messages: 2000, idle_heartbeat: 2000 }))
            .then(watched)
            .then((messages) => ({ items: messages, close: () => messages.close() })),
        incomingOf
      ),
    durable: (options) =>
      deliveries(async () => {
        const adjustable = {
          filter_subjects: [...options.subjects],
          ack_wait: nanos(options.ackWaitMillis),
          max_ack_pending: options.mostPending
        }
        const { stream, name } = options
        const stands = await jsm.consumers.info(stream, name).catch(() => null)
        if (stands === null)
          await jsm.consumers.add(stream, {
            ...adjustable,
            durable_name: name,
            ack_policy: AckPolicy.Explicit,
            deliver_policy: options.starts === "log" ? DeliverPolicy.All : DeliverPolicy.New
          })
        // A newer version may want to hear of more, or sooner; what it has settled stays settled.
        else if (
          Object.entries(adjustable).some(([key, value]) => !isDeepStrictEqual({ ...stands.config }[key], value))
        )
          await jsm.consumers.update(stream, name, adjustable)
        const consumer = await js.consumers.get(options.stream, options.name)
        return watched(await consumer.consume({ max_messages: options.mostPending, idle_heartbeat: 2000 }))
      }),
    kv: (bucket, ttl) =>
      attempt(() => kvm.create(bucket, { history: 1, replicas, ...(ttl === undefined ? {} : { ttl }) })),
    send: (subject, data) => nc.publish(subject, data),
    subscribe: (subject, on) =>
      Effect.acquireRelease(
        Effect.sync(() =>
          nc.subscribe(subject, {
            callback: (error, message) => (error === null ? on(message.subject, message.data) : undefined)
          })
        ),
        (subscription) => Effect.sync(() => subscription.unsubscribe())
      ).pipe(Effect.asVoid),
    connectionEpoch: () => connectionEpoch
  })
})

interface Ack {
  readonly seq: number
  readonly duplicate?: boolean
  readonly error?: ConstructorParameters<typeof JetStreamApiError>[0]
}

const fault = (cause: unknown): NatsFault =>
  new NatsFault({ kind: (cause instanceof JetStreamApiError ? faultKinds[cause.code] : undefined) ?? "unknown", cause })
const attempt = <A>(run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: fault })
const noneIfMissing = <A>(effect: Effect.Effect<A, NatsFault>) =>
  Effect.catchIf(
    effect,
    (error) => error.kind === "missing",
    () => Effect.succeed(null)
  )

const headersOf = ({ id, expected, headers }: Outgoing): MsgHdrs => {
  const made = newHeaders()
  for (const [key, value] of Object.entries(headers ?? {})) made.set(key, value)
  if (id !== undefined) made.set("Nats-Msg-Id", id)
  if (expected !== undefined) made.set("Nats-Expected-Last-Subject-Sequence", String(expected))
  return made
}

// The library's own batch ignores expectations; this is the protocol of ADR-50 itself.
const publishAtomic = async (
  nc: NatsConnection,
  messages: ReadonlyArray<Outgoing>,
  timeout: number
): Promise<number> => {
  const batch = nuid.next()
  let last = 0
  for (const [i, message] of messages.entries()) {
    const made = headersOf(message)
    made.set("Nats-Batch-Id", batch)
    made.set("Nats-Batch-Sequence", String(i + 1))
    if (i < messages.length - 1) nc.publish(message.subject, message.data, { headers: made })
    else {
      made.set("Nats-Batch-Commit", "1")
      const ack = (await nc.request(message.subject, message.data, { headers: made, timeout })).json<Ack>()
      if (ack.error !== undefined) throw new JetStreamApiError(ack.error)
      last = ack.seq
    }
  }
  return last
}

const directBatch = (nc: NatsConnection, stream: string, subject: string, from: number) =>
  new Promise<ReadonlyArray<Incoming>>((resolve, reject) => {
    const found: Array<Incoming> = []
    const inbox = createInbox()
    const finish = (error?: Error) => {
      clearTimeout(timer)
      subscription.unsubscribe()
      if (error === undefined) resolve(found)
      else reject(error)
    }
    const timer = setTimeout(() => finish(new Error("no answer to a batched get")), 5000)
    const subscription = nc.subscribe(inbox, {
      callback: (error, message) => {
        if (error !== null) return finish(error)
        const code = message.headers?.code ?? 0
        // 204: the end of the batch; 404: nothing there.
        if (code === 204 || code === 404) return finish()
        if (code !== 0) return finish(new Error(message.headers?.description ?? `status ${code}`))
        found.push({
          subject,
          seq: Number(message.headers?.get("Nats-Sequence")),
          data: message.data,
          continues: false
        })
      }
    })
    nc.publish(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify({ seq: from, batch: 1000, next_by_subj: subject }), {
      reply: inbox
    })
  })

const incomingOf = (message: {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  readonly headers?: MsgHdrs | undefined
  readonly header?: MsgHdrs
}): Incoming => ({
  subject: message.subject,
  seq: message.seq,
  data: message.data,
  continues: continuesOf(message.headers ?? message.header)
})
const continuesOf = (headers: MsgHdrs | undefined) =>
  headers !== undefined && headers.get("Nats-Batch-Id") !== "" && headers.get("Nats-Batch-Commit") === ""

async function* deliveries(start: () => Promise<ConsumerMessages>): AsyncGenerator<Delivery> {
  const messages = await start()
  try {
    for await (const message of messages) yield deliveryOf(message)
  } finally {
    await messages.close()
  }
}

const deliveryOf = (message: JsMsg): Delivery => ({
  subject: message.subject,
  seq: message.seq,
  data: message.data,
  continues: continuesOf(message.headers),
  attempt: message.info.deliveryCount,
  ack: Effect.sync(() => message.ack()),
  later: (millis) => Effect.sync(() => message.nak(millis)),
  drop: Effect.sync(() => message.term()),
  working: Effect.sync(() => message.working())
})
