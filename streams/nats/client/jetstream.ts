/** The service `Nats` on the client library. These files (`jetstream*.ts`) alone import it; they know messages, not commits. */
import { jetstream, jetstreamManager } from "@nats-io/jetstream"
import { Kvm } from "@nats-io/kv"
import type { NatsConnection } from "@nats-io/transport-node"
import { Cause, Effect, Layer } from "effect"
import { openConnection } from "./jetstreamConnection.ts"
import { durable, durableConsumers, followStream } from "./jetstreamFollowing.ts"
import { tryRequest, directBatch, nullIfMissing, timedOf, publishAtomic, publishOne } from "./jetstreamMessages.ts"
import { streamSettings, streamSizes } from "./jetstreamSettings.ts"
import { Nats } from "./nats.ts"
import { onceReady } from "./servers.ts"

interface Options {
  /** `nats://…`, several separated by commas. */
  readonly url: string
  readonly name: string
  /** The file with the seed of an nkey. */
  readonly keyFile?: string
  /** The number of copies of a new log: 1 on one server, 3 in a cluster. */
  readonly replicas: number
}

/** Waits for the server without a limit; reconnects forever. */
export const natsClient = (options: Options) => Layer.effect(Nats, open(options))

const open = Effect.fnUntraced(function* ({ replicas, ...connection }: Options) {
  const { nc, watched, connectionEpoch, connected } = yield* openConnection(connection)
  const js = jetstream(nc)
  const jsm = yield* onceReady(tryRequest(() => jetstreamManager(nc)))
  const kvm = new Kvm(nc)
  const getMessage = (...query: Parameters<typeof jsm.streams.getMessage>) =>
    tryRequest(() => jsm.streams.getMessage(...query)).pipe(
      Effect.map((found) => (found === null ? null : timedOf(found))),
      nullIfMissing
    )

  return Nats.of({
    url: connection.url,
    replicas,
    ...streamSettings(jsm),
    ...streamSizes(jsm),
    publish: (message, timeout) => tryRequest(() => publishOne(nc, message, timeout)),
    publishBatch: (messages, timeout) => tryRequest(() => publishAtomic(nc, messages, timeout)),
    load: (stream, subject, from) => tryRequest(() => directBatch(nc, stream, subject, from)),
    last: (stream, subject) => getMessage(stream, { last_by_subj: subject }),
    at: (stream, seq) => getMessage(stream, { seq }),
    next: (stream, seq, subject) => {
      // The server knows this field, and the type of the library does not. Source: NATS ADR-31.
      const query = { seq, next_by_subj: subject }
      return getMessage(stream, query)
    },
    consumers: (stream) => tryRequest(() => durableConsumers(jsm, stream)),
    purge: (stream, filter, before) =>
      // The server takes position 0 for "no position", and would delete everything.
      before !== undefined && before <= 1
        ? Effect.void
        : Effect.asVoid(
            tryRequest(() => jsm.streams.purge(stream, before === undefined ? { filter } : { filter, seq: before }))
          ),
    remove: (stream, seq) =>
      Effect.asVoid(nullIfMissing(tryRequest(() => jsm.streams.deleteMessage(stream, seq, false)))),
    follow: followStream(js, watched),
    durable: durable(js, jsm, watched),
    kv: (bucket) =>
      tryRequest(async () => {
        const { config } = await jsm.streams.info(`KV_${bucket}`)
        // In a cluster, reads go to the leader: a replica may lack a value that another process has just stored.
        return await kvm.open(bucket, { allow_direct: config.num_replicas === 1 && config.allow_direct })
      }),
    send: (subject, data) => nc.publish(subject, data),
    subscribe: (subject, on) => subscribe(nc, subject, on),
    connectionEpoch,
    connected
  })
})

const subscribe = (nc: NatsConnection, subject: string, on: (subject: string, data: Uint8Array) => void) =>
  Effect.asVoid(
    Effect.acquireRelease(
      Effect.map(Effect.context<never>(), (context) =>
        nc.subscribe(subject, {
          callback: (error, message) => {
            if (error !== null) return
            try {
              on(message.subject, message.data)
            } catch (defect) {
              // An exception here would end the connection of the client.
              Effect.runForkWith(context)(dropped(message.subject, defect))
            }
          }
        })
      ),
      (subscription) => Effect.sync(() => subscription.unsubscribe())
    )
  )

const dropped = (subject: string, defect: unknown) =>
  Effect.logError("A message could not be read and is dropped.", { subject, defect: Cause.pretty(Cause.die(defect)) })
