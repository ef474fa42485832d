/** A TCP proxy of a test: it forwards to a port on this machine, and can drop, refuse and delay connections. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net"

export interface TcpProxy {
  readonly port: number
  /** Destroys every open connection. New ones are accepted. */
  readonly drop: () => void
  /** Destroys every open connection, and each new one, until `open`. */
  readonly block: () => void
  readonly open: () => void
  /** Delays each piece of data by this time. Milliseconds. */
  readonly delay: (millis: number) => void
  /** The ports that the target sees as its clients, also of connections that have ended. */
  readonly clientPorts: () => ReadonlySet<number>
  readonly stop: () => Promise<void>
}

export const tcpProxy = async (target: number): Promise<TcpProxy> => {
  const sockets = new Set<Socket>()
  const clientPorts = new Set<number>()
  let blocked = false
  let delayMillis = 0

  const forward = (from: Socket, to: Socket) => {
    from.on("data", (data) => {
      if (delayMillis === 0) return void to.write(data)
      // Timers of the same duration fire in the order in which they were set.
      setTimeout(() => to.writable && to.write(data), delayMillis)
      return undefined
    })
  }
  const drop = () => sockets.forEach((socket) => socket.destroy())
  const server = createServer((outside) => {
    if (blocked) return void outside.destroy()
    const inside = connect(target, "127.0.0.1", () => void clientPorts.add(inside.localPort ?? 0))
    for (const [socket, other] of [
      [outside, inside],
      [inside, outside]
    ] as const) {
      sockets.add(socket)
      socket.setNoDelay()
      socket
        .on("error", () => other.destroy())
        .on("close", () => {
          sockets.delete(socket)
          other.destroy()
        })
      forward(socket, other)
    }
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    port: (server.address() as AddressInfo).port,
    drop,
    block: () => {
      blocked = true
      drop()
    },
    open: () => {
      blocked = false
    },
    delay: (millis) => {
      delayMillis = millis
    },
    clientPorts: () => clientPorts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        drop()
      })
  }
}
