import { existsSync, readFileSync } from "node:fs"
import { createServer } from "node:net"
import { expect, test } from "vitest"
import { freePort } from "./freePort.mjs"

/** The lowest port that Linux gives to an outgoing connection. */
const range = "/proc/sys/net/ipv4/ip_local_port_range"
const lowestOutgoing = existsSync(range) ? Number(readFileSync(range, "utf8").split(/\s/)[0]) : 32_768

test("no outgoing connection can take the port of a server that restarts", async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(Math.max(...ports)).toBeLessThan(lowestOutgoing)
  expect(new Set(ports).size).toBe(ports.length)
})

test("a server can listen on the port", async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve))
  expect(server.listening).toBe(true)
  await new Promise((resolve) => server.close(resolve))
})
