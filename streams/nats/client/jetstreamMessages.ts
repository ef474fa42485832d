/** Messages of the client library to ours and back, and the two protocols of JetStream that the library does not offer. */
import { JetStreamApiError, type JsMsg } from "@nats-io/jetstream"
import { createInbox, headers as newHeaders, type MsgHdrs, type NatsConnection, nuid } from "@nats-io/transport-node"
import { Effect } from "effect"
import { type Delivery, faultKinds, type Incoming, NatsFault, type Outgoing } from "./nats.ts"

interface Ack {
  readonly seq: number
  readonly duplicate?: boolean
  readonly error?: ConstructorParameters<typeof JetStreamApiError>[0]
}

/** The client refuses to send a message beyond the server's `max_payload`. Nothing was sent. */
class PayloadTooLarge extends Error {
  override readonly name = "PayloadTooLarge"
}

export const faultOf = (cause: unknown): NatsFault => new NatsFault({ kind: kindOf(cause), cause })
const kindOf = (cause: unknown): NatsFault["kind"] => {
  if (cause instanceof PayloadTooLarge) return "too-large"
  return (cause instanceof JetStreamApiError ? faultKinds[cause.code] : undefined) ?? "unknown"
}
export const tryRequest = <A>(run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: faultOf })
export const nullIfMissing = <A>(effect: Effect.Effect<A, NatsFault>) =>
  Effect.catchIf(
    effect,
    (error) => error.kind === "missing",
    () => Effect.succeed(null)
  )

/** Marks the last message of a unit inside a larger batch. Readers may stop after it. */
const unitEnd = "Tracker-Unit-End"

/** The time of a restored message in its former stream. The server gives it the time of the restore. */
const firstStored = "Tracker-Stored-At"

const headersOf = ({ id, expected, storedAt, headers }: Outgoing): MsgHdrs => {
  const made = newHeaders()
  if (storedAt !== undefined) made.set(firstStored, storedAt)
  for (const [key, value] of Object.entries(headers ?? {})) made.set(key, value)
  if (id !== undefined) made.set("Nats-Msg-Id", id)
  if (expected !== undefined) made.set("Nats-Expected-Last-Subject-Sequence", String(expected))
  return made
}

/** Room for the headers of a message: ids, an expectation and the place in a batch. Bytes. */
const headerRoom = 1024

const checkSize = (nc: NatsConnection, { data }: Outgoing) => {
  const most = nc.info?.max_payload
  if (most !== undefined && data.byteLength + headerRoom > most)
    throw new PayloadTooLarge(`${data.byteLength} bytes, and the server takes ${most}`)
}

const request = async (nc: NatsConnection, { subject, data }: Outgoing, headers: MsgHdrs, timeout: number) => {
  const ack = (await nc.request(subject, data, { headers, timeout })).json<Ack>()
  if (ack.error !== undefined) throw new JetStreamApiError(ack.error)
  return { seq: ack.seq, duplicate: ack.duplicate === true }
}

/** `timeout` in milliseconds. */
export const publishOne = async (nc: NatsConnection, message: Outgoing, timeout: number) => {
  checkSize(nc, message)
  return request(nc, message, headersOf(message), timeout)
}

/**
 * Publishes one atomic batch. Returns the sequence of its last message.
 *
 * The library's own batch ignores expectations. Source: NATS ADR-50.
 */
export const publishAtomic = async (
  nc: NatsConnection,
  messages: ReadonlyArray<Outgoing>,
  timeout: number
): Promise<number> => {
  // Checked before the first message is sent, because the server keeps an unfinished batch open for ten seconds.
  for (const message of messages) checkSize(nc, message)
  const batch = nuid.next()
  let last = 0
  for (const [i, message] of messages.entries()) {
    const headers = headersOf(message)
    headers.set("Nats-Batch-Id", batch)
    headers.set("Nats-Batch-Sequence", String(i + 1))
    if (i < messages.length - 1) {
      if (message.endsUnit === true) headers.set(unitEnd, "1")
      nc.publish(message.subject, message.data, { headers })
    } else {
      headers.set("Nats-Batch-Commit", "1")
      last = (await request(nc, message, headers, timeout)).seq
    }
  }
  return last
}

/** A new inbox under the prefix of the connection: a user of the servers may be allowed no other. */
const inboxOf = (nc: NatsConnection) => {
  // The type of the library does not show the options.
  const { options } = nc as unknown as { readonly options?: { readonly inboxPrefix?: string } }
  return createInbox(options?.inboxPrefix)
}

/** Up to 1000 messages of one subject, in one request. Source: NATS ADR-31, batched direct get. */
export const directBatch = (nc: NatsConnection, stream: string, subject: string, from: number) =>
  new Promise<ReadonlyArray<Incoming>>((resolve, reject) => {
    const found: Array<Incoming> = []
    const inbox = inboxOf(nc)
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
        // 204: the end of the batch; 404: no messages.
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

interface Received {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  readonly headers?: MsgHdrs | undefined
  readonly header?: MsgHdrs
}

export const incomingOf = (message: Received): Incoming => ({
  subject: message.subject,
  seq: message.seq,
  data: message.data,
  continues: continuesOf(message.headers ?? message.header)
})
export const timedOf = (message: Received & { readonly time: Date }): Incoming => ({
  ...incomingOf(message),
  storedAt: restoredTimeOf(message.headers ?? message.header) ?? message.time.toISOString()
})
const restoredTimeOf = (headers: MsgHdrs | undefined) => {
  const time = headers?.get(firstStored) ?? ""
  return time === "" ? null : time
}
const continuesOf = (headers: MsgHdrs | undefined) =>
  headers !== undefined &&
  headers.get("Nats-Batch-Id") !== "" &&
  headers.get("Nats-Batch-Commit") === "" &&
  headers.get(unitEnd) === ""

export const deliveryOf = (message: JsMsg): Delivery => ({
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
