// A port on loopback for a server that may stop and start again on it: the embedded server, and servers of tests.
import { randomInt } from "node:crypto"
import { createServer } from "node:net"

// The system gives ports from 32768 up to outgoing connections and to servers that ask for any port. A port from that
// range may be taken while its server is not up, so the ports here are lower.
const lowest = 10_000
const highest = 30_000
const given = new Set()

/** @returns {Promise<number>} a port that no program listens on, another one at each call */
export const freePort = async () => {
  for (;;) {
    const port = randomInt(lowest, highest)
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
}

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)))
  })
