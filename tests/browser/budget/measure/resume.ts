/** Clients that lost their connection in a restart of the server, and follow their windows again from their cursors. */
import { reconnectMillis } from "../../../../ui/sync/shared/reconnectMillis.ts"
import type { Product } from "../../../support/product/product.ts"
import { type WindowClient, windowClient } from "../../../support/product/windowClient.ts"

/** The windows of every page. */
const windows = ["people", "counts", "topics", "tasks:active", "proposals:open"]

/** Follows the windows with the waits of the page between two connections. */
const follow = (origin: string, token: string): WindowClient => {
  let failures = 0
  const reconnect = () => {
    setTimeout(() => client.cut(), reconnectMillis(failures++, Math.random()))
  }
  const client = windowClient(origin, {
    headers: { authorization: `Bearer ${token}` },
    names: [],
    windows,
    onLost: reconnect
  })
  return client
}

/** Milliseconds from the moment the restarted server is ready until the last client is live. */
export const resumeMillis = async (tracker: Product, count: number): Promise<number> => {
  const tokens = await Promise.all(Array.from({ length: count }, (_, n) => tracker.token("member", `client ${n}`)))
  const clients = tokens.map((token) => follow(tracker.origin, token))
  const allLive = () => Promise.all(clients.map((client) => client.when(client.isLive)))
  await allLive()
  await tracker.stop()
  if (clients.some((client) => client.isLive())) await new Promise((resolve) => setTimeout(resolve, 100))
  await tracker.start()
  const ready = performance.now()
  await allLive()
  const millis = performance.now() - ready
  for (const client of clients) client.close()
  return millis
}
