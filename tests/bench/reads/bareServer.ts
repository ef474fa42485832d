/** A child process: `node:http` alone, which answers every request with the same bytes. The parent sends them. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

let body = Buffer.alloc(0)
const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length })
  response.end(body)
})
process.on("message", (text: string) => {
  body = Buffer.from(text)
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port))
})
