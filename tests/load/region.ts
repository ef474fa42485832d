/** A region far away: a proxy in this process that delays each byte, in both directions and in order. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net"

export interface Region {
  readonly name: string
  /** One way. Milliseconds. */
  readonly delay: number
  readonly origin: string
  readonly close: () => void
}

/** Half of the usual round trips from a server in Frankfurt. */
export const delays = { frankfurt: 1, kyiv: 15, "new york": 45, sydney: 140 } as const

const forward = (from: Socket, to: Socket, delay: number) => {
  // Timers of one delay run in the order in which they were set.
  from.on("data", (data) => void setTimeout(() => to.writable && to.write(data), delay))
  from.on("close", () => void setTimeout(() => to.destroy(), delay))
  from.on("error", () => to.destroy())
}

export const openRegion = async (name: string, delay: number, target: string): Promise<Region> => {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) open.add(socket.setNoDelay(true))
    client.on("close", () => open.delete(client))
    upstream.on("close", () => open.delete(upstream))
    forward(client, upstream, delay)
    forward(upstream, client, delay)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    name,
    delay,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    }
  }
}
