/** The connection to NATS: it reconnects forever, and ends subscriptions that the library would leave silent. */
import type { ConsumerMessages } from "@nats-io/jetstream"
import { connect, nkeyAuthenticator, nkeys } from "@nats-io/transport-node"
import { Effect, Latch, Schedule } from "effect"
import { readFileSync } from "node:fs"
import { folderOf } from "../server/folder/serverFolder.ts"
import { faultOf } from "./jetstreamMessages.ts"
import { type Endpoint, endpointOf, stillWaiting } from "./servers.ts"

interface Options {
  /** `nats://…`, several separated by commas; or the address of an embedded server's folder. */
  readonly url: string
  readonly name: string
  /** The file with the seed of an nkey, read for each attempt: an operator may replace it. */
  readonly keyFile?: string
}

const retryInterval = "200 millis"
/** A program that took the port of a dead server may accept a connection and never answer. Milliseconds. */
const embeddedTimeout = 2000

/** The options of the library for an endpoint. With a pinned certificate, TLS begins before either side sends any other byte. */
const optionsOf = ({ servers, user, pass, seed, certificate }: Endpoint) => ({
  servers: [...servers],
  ...(user === undefined ? {} : { user, pass: pass ?? "" }),
  ...(seed === undefined ? {} : { authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)) }),
  ...(certificate === undefined
    ? {}
    : { tls: { ca: certificate, handshakeFirst: true }, timeout: embeddedTimeout, ignoreClusterUpdates: true })
})

/** Waits for the server without a limit. */
export const openConnection = Effect.fnUntraced(function* ({ url, name, keyFile }: Options) {
  const nc = yield* Effect.acquireRelease(
    Effect.tryPromise({
      try: async () => {
        const endpoint = endpointOf(url)
        if (endpoint === null) throw new Error("the server has not written its port yet")
        return await connect({
          ...optionsOf(keyFile === undefined ? endpoint : { ...endpoint, seed: readFileSync(keyFile, "utf8").trim() }),
          name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 200,
          reconnectJitter: 100,
          reconnectJitterTLS: 100,
          pingInterval: 10_000,
          // A stack for each request would cost more than the request.
          noAsyncTraces: true,
          inboxPrefix: `_INBOX_${name}`
        })
      },
      catch: faultOf
    }).pipe(Effect.retry(Schedule.spaced(retryInterval))),
    (connection) => Effect.promise(() => connection.drain().catch(() => connection.close())),
    // The first connection may wait for a server forever, and stopping the program must interrupt it.
    { interruptible: true }
  ).pipe(Effect.raceFirst(stillWaiting(url)))

  /** Reads the address again, because a restarted embedded server has another port. */
  const follow = () => {
    const servers = folderOf(url) === null ? undefined : endpointOf(url)?.servers
    if (servers !== undefined) nc.setServers([...servers])
  }

  let connectionEpoch = 0
  const open = new Set<ConsumerMessages>()
  const up = yield* Latch.make(true)
  void (async () => {
    for await (const status of nc.status()) {
      // A message sent while the connection is lost may arrive at a restored log, so the loss begins an epoch too.
      if (status.type === "disconnect" || status.type === "reconnecting") follow()
      if (status.type === "disconnect" || status.type === "reconnect") connectionEpoch++
      if (status.type === "disconnect") Latch.closeUnsafe(up)
      if (status.type !== "reconnect") continue
      Latch.openUnsafe(up)
      for (const messages of open) void messages.close()
    }
  })()
  /**
   * Closes the subscription when the server is silent or was lost; the reader then subscribes again. Without this the
   * library asks again after 30 seconds, and for an ordered consumer only once the server that held it is back.
   */
  const watched = (messages: ConsumerMessages): ConsumerMessages => {
    open.add(messages)
    void (async () => {
      for await (const status of messages.status()) if (status.type === "heartbeats_missed") void messages.close()
    })()
    void messages.closed().then(() => open.delete(messages))
    return messages
  }
  return { nc, watched, connectionEpoch: () => connectionEpoch, connected: up.await }
})

export interface Nkey {
  /** Secret. Begins with `SU`. */
  readonly seed: string
  /** Begins with `U`. */
  readonly publicKey: string
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A key with which a client signs in. The server knows the public key only, and the client signs a nonce. */
export const newNkey = (): Nkey => {
  const pair = nkeys.createUser()
  const key = { seed: text(pair.getSeed()), publicKey: pair.getPublicKey() }
  pair.clear()
  return key
}
