/** The connection to NATS: it reconnects forever, and ends subscriptions that the library would leave silent. */
import type { ConsumerMessages } from "@nats-io/jetstream"
import { connect } from "@nats-io/transport-node"
import { Effect, Latch } from "effect"
import { faultOf } from "./jetstreamMessages.ts"
import { serversOf, stillWaiting } from "./servers.ts"

interface Options {
  /** `nats://…`, several separated by commas. */
  readonly url: string
  readonly name: string
}

/** Waits for the server without a limit. */
export const openConnection = Effect.fnUntraced(function* ({ url, name }: Options) {
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
      catch: faultOf
    }),
    (connection) => Effect.promise(() => connection.drain().catch(() => connection.close())),
    // The first connection may wait for a server forever, and stopping the program must interrupt it.
    { interruptible: true }
  ).pipe(Effect.raceFirst(stillWaiting(url)))

  let connectionEpoch = 0
  const open = new Set<ConsumerMessages>()
  const up = yield* Latch.make(true)
  void (async () => {
    for await (const status of nc.status()) {
      // A message sent while the connection is lost may arrive at a restored log, so the loss begins an epoch too.
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
