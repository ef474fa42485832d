/**
 * A child process: a receiver that answers each webhook at once with 204, but never at the path `/silent`. It tells the parent its
 * port, and then the number of answered requests when that has changed.
 */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** Between two messages to the parent. Milliseconds. */
const tellMillis = 10

let answered = 0
let told = 0
const server = createServer((request, response) => {
  request.resume()
  request.on("end", () => {
    if (request.url === "/silent") return
    answered++
    response.writeHead(204).end()
  })
})
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }))
setInterval(() => {
  if (told === answered) return
  told = answered
  process.send?.({ answered })
}, tellMillis)
