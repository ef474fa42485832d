/** A WebSocket client that costs little itself: it subscribes to a window, and then ignores what it gets. */
import { connect, type Socket } from "node:net"
import { isAnswered } from "../../support/product/openSocket.ts"

/** Resolves when the window has been answered. */
export const idleSocket = (origin: string, token: string, window: string) =>
  new Promise<Socket>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    let said = ""
    let isOpen = false
    const socket = connect(Number(port), hostname, () => socket.write(upgradeRequest(hostname, token)))
    socket.on("error", reject).on("data", (data: Buffer) => {
      said += data.toString("latin1")
      if (!isOpen && said.includes("\r\n\r\n")) {
        if (!said.startsWith("HTTP/1.1 101")) return reject(new Error(said.slice(0, 200)))
        isOpen = true
        socket.write(textFrame(JSON.stringify({ is: "subscribe", window, cursor: null })))
      }
      if (!isAnswered(said)) return
      said = ""
      socket.removeAllListeners("data").resume()
      resolve(socket)
    })
  })

const upgradeRequest = (host: string, token: string) =>
  [
    "GET /ws HTTP/1.1",
    `host: ${host}`,
    "connection: upgrade",
    "upgrade: websocket",
    "sec-websocket-version: 13",
    `sec-websocket-key: ${Buffer.alloc(16).toString("base64")}`,
    `authorization: Bearer ${token}`,
    "\r\n"
  ].join("\r\n")

/** A frame of a client is masked. With a mask of zeros the payload is unchanged. Source: RFC 6455, 5.2. */
const textFrame = (text: string) => {
  const payload = Buffer.from(text)
  const finalText = 0x81
  const masked = 0x80
  return Buffer.concat([Buffer.from([finalText, masked | payload.length, 0, 0, 0, 0]), payload])
}
