import { Effect, Schedule, Schema } from "effect"
import { StreamUnavailable } from "../../errors.ts"
import { endpointIn, folderOf } from "../server/folder/serverFolder.ts"
import type { NatsFault } from "./nats.ts"

/** The servers answer, but do not accept a stream. A retry succeeds once they are as the message says. */
export class NatsNotReady extends Schema.TaggedError<NatsNotReady>()("NatsNotReady", { why: Schema.String }) {
  override get message() {
    return `NATS does not accept the log (${this.why}): use nats-server 2.12 or newer with JetStream; in a cluster, most servers must be up`
  }
}

/** A cluster that has just started has no leader yet, and does not know all its servers. */
const retries = Schedule.spaced("500 millis").pipe(Schedule.upTo({ duration: "30 seconds" }))

/** Retries while servers may still start. */
export const onceReady = <A, R>(ask: Effect.Effect<A, NatsFault, R>): Effect.Effect<A, NatsNotReady, R> =>
  ask.pipe(
    Effect.retry(retries),
    Effect.mapError(({ cause }) => new NatsNotReady({ why: cause instanceof Error ? cause.message : String(cause) }))
  )

export const reconnecting = Schedule.spaced("300 millis").pipe(Schedule.upTo({ duration: "15 seconds" }))

/** Retries a read while the connection may come back. `what` names what cannot be read, for the error. */
export const afterReconnect = <A>(
  what: string,
  read: Effect.Effect<A, NatsFault>
): Effect.Effect<A, StreamUnavailable> =>
  read.pipe(
    Effect.retry(reconnecting),
    Effect.mapError((cause) => new StreamUnavailable({ what, cause }))
  )

/** The servers of an address, how to recognise them, and how to sign in. */
export interface Endpoint {
  readonly servers: ReadonlyArray<string>
  readonly user?: string
  readonly pass?: string
  /** The seed of an nkey. */
  readonly seed?: string
  /** The only certificate that the servers may show, in PEM. The connection is then encrypted from its first byte. */
  readonly certificate?: string
}

/**
 * Reads an address: `nats://user:secret@host:port,…`, or the folder of an embedded server. Null while the embedded
 * server starts. The client library takes the credentials and the addresses separately.
 */
export const endpointOf = (url: string): Endpoint | null => {
  const folder = folderOf(url)
  return folder === null ? serversOf(url) : endpointIn(folder)
}

/** Parses `nats://user:secret@host:port,…`. */
export const serversOf = (url: string): Endpoint => {
  const parsed = url.split(",").map((each) => new URL(each.includes("://") ? each : `nats://${each}`))
  const credentials = parsed.find(({ username }) => username !== "")
  return {
    servers: parsed.map(({ host, protocol }) => (protocol === "tls:" ? `tls://${host}` : host)),
    ...(credentials === undefined
      ? {}
      : { user: decodeURIComponent(credentials.username), pass: decodeURIComponent(credentials.password) })
  }
}

/** Warns after three seconds that there is no server yet; never ends. */
export const stillWaiting = (url: string) =>
  Effect.sleep("3 seconds").pipe(
    Effect.andThen(
      Effect.logWarning("waiting for NATS", {
        at: folderOf(url) ?? serversOf(url).servers.join(", "),
        remedy: folderOf(url) === null ? "start it, or check NATS_URL" : "its log is in this folder"
      })
    ),
    Effect.andThen(Effect.never)
  )
