/** A client that costs little itself: prepared requests over connections that stay open, one at a time on each. */
import { connect } from "node:net"

const headEnd = "\r\n\r\n"

/** Requests a second. Every answer must have status 200 and a `content-length`. */
export const requestsPerSecond = async (
  origin: string,
  { path, headers, connections, count }: RawRequests
): Promise<number> => {
  const { hostname, port } = new URL(origin)
  const lines = Object.entries({ host: hostname, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = `GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`
  let left = count
  const began = performance.now()
  const worker = () =>
    new Promise<void>((resolve, reject) => {
      let unread = Buffer.alloc(0)
      const socket = connect(Number(port), hostname)
      const next = () => {
        if (left-- > 0) return void socket.write(request)
        socket.destroy()
        return resolve()
      }
      socket
        .setNoDelay()
        .on("connect", next)
        .on("error", reject)
        .on("data", (data) => {
          unread = unread.length === 0 ? data : Buffer.concat([unread, data])
          const end = unread.indexOf(headEnd)
          if (end < 0) return
          const head = unread.subarray(0, end).toString("latin1")
          if (!head.startsWith("HTTP/1.1 200")) return reject(new Error(head))
          const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
          if (unread.length < end + headEnd.length + length) return
          unread = Buffer.alloc(0)
          next()
        })
    })
  await Promise.all(Array.from({ length: connections }, worker))
  return count / ((performance.now() - began) / 1000)
}

interface RawRequests {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly count: number
}
