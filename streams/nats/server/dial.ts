/** Asks whether a nats-server works, without a client. */
import { Effect } from "effect"
import { connect } from "node:net"
import { serversOf } from "../client/servers.ts"

/**
 * Whether a nats-server greets within this time. A server greets as soon as it accepts a connection. When the
 * server is frozen, the kernel still accepts the connection, and no greeting comes. Milliseconds.
 */
export const greets = (host: string, port: number, timeoutMillis: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (greeted: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(greeted)
    }
    const timer = setTimeout(() => end(false), timeoutMillis)
    socket.once("data", () => end(true))
    socket.once("error", () => end(false))
  })

/** Longer than the greeting of a server on another continent takes. Milliseconds. */
const remoteMillis = 3000
const defaultPort = 4222

/** Whether any server of `NATS_URL` greets. */
export const anyServerGreets = (url: string): Effect.Effect<boolean> =>
  Effect.promise(async () => {
    const answers = serversOf(url).servers.map((server) => {
      const { hostname, port } = new URL(server.includes("://") ? server : `nats://${server}`)
      return greets(hostname, port === "" ? defaultPort : Number(port), remoteMillis)
    })
    return (await Promise.all(answers)).includes(true)
  })
