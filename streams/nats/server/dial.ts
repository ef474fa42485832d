/** Asks whether a nats-server works, without a client. */
import { Effect } from "effect"
import { connect } from "node:net"
import { connect as connectSecurely } from "node:tls"
import { serversOf } from "../client/servers.ts"

interface Dial {
  readonly host: string
  readonly port: number
  readonly timeoutMillis: number
  /** The only certificate that the server may show; undefined for a server without TLS. */
  readonly certificate?: string
}

/**
 * Whether a nats-server greets within this time. A server greets as soon as it accepts a connection. When the
 * server is frozen, the kernel still accepts the connection, and no greeting comes.
 */
export const greets = ({ host, port, timeoutMillis, certificate }: Dial): Promise<boolean> =>
  new Promise((resolve) => {
    const socket =
      certificate === undefined ? connect({ host, port }) : connectSecurely({ host, port, ca: certificate })
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
      return greets({ host: hostname, port: port === "" ? defaultPort : Number(port), timeoutMillis: remoteMillis })
    })
    return (await Promise.all(answers)).includes(true)
  })
