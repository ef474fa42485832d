/** Bytes over TCP to a server under test, for requests that no client library sends. */
import { connect } from "node:net"

/** Milliseconds. A server that neither answers nor closes for this long has failed. */
const longestSilence = 40_000

export interface RawConnection {
  readonly write: (text: string | Uint8Array) => void
  /** Resolves with everything that arrived once `wanted` is in it. Rejects when the connection closes before. */
  readonly heard: (wanted: string) => Promise<string>
  /** Resolves with everything that arrived once the server has closed the connection. */
  readonly closed: Promise<string>
  readonly destroy: () => void
}

export const rawConnection = (port: number): RawConnection => {
  const socket = connect({ port, host: "127.0.0.1", timeout: longestSilence })
  let text = ""
  const waiting = new Set<() => void>()
  const look = () => waiting.forEach((check) => check())
  socket.on("data", (data) => {
    text += data.toString("latin1")
    look()
  })
  socket.on("error", () => {})
  const closed = new Promise<string>((resolve, reject) => {
    socket.on("close", () => resolve(text))
    socket.on("timeout", () => {
      reject(new Error(`the server was silent after: ${text || "no bytes"}`))
      socket.destroy()
    })
  })
  closed.catch(() => {})
  return {
    write: (bytes) => void socket.write(bytes),
    closed,
    heard: (wanted) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!text.includes(wanted)) return
          waiting.delete(check)
          resolve(text)
        }
        waiting.add(check)
        check()
        closed.then(() => reject(new Error(`the connection closed before "${wanted}" came, after: ${text}`)), reject)
      }),
    destroy: () => void socket.destroy()
  }
}
