/** A receiver of webhooks with faults. Each path has its own; it remembers every request, and what it answered. */
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { createServer as createHttps } from "node:https"
import type { AddressInfo } from "node:net"
import { makeCertificate } from "../../../streams/nats/server/folder/certificate.ts"

export interface ReceivedWebhook {
  readonly path: string
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Null: the connection was cut, or no answer was sent. */
  readonly answered: number | null
}

/**
 * The answer to the n-th request with one id, from 1. `cut`, `reset`: the connection ends, or is reset, before the answer.
 * `torn`: it ends within the answer. `silent`: no answer. `drip`: an answer that never ends. `late`: 200 after two seconds.
 * `last`: 200, and the connection ends, so that the next request looks up the host again.
 */
type Reply = number | keyof typeof manners
export type Behaviour = (tries: number, count: number) => Reply

const lateMillis = 2000
const dripMillis = 500
const manners = {
  cut: ({ socket }: ServerResponse) => void socket?.destroy(),
  reset: ({ socket }: ServerResponse) => void socket?.resetAndDestroy(),
  torn: (response: ServerResponse) =>
    response.writeHead(200, { "content-length": "100" }).write("no", () => response.socket?.destroy()),
  silent: () => {},
  drip: (response: ServerResponse) => {
    const timer = setInterval(() => response.write("."), dripMillis)
    response.once("close", () => clearInterval(timer))
    response.writeHead(200).flushHeaders()
  },
  late: (response: ServerResponse) => {
    const timer = setTimeout(() => response.writeHead(200).end("noted"), lateMillis)
    response.once("close", () => clearTimeout(timer))
  },
  last: (response: ServerResponse) => response.writeHead(200, { connection: "close" }).end("noted")
} as const
const answeredBy = (reply: Reply): number | null => {
  if (typeof reply === "number") return reply
  return reply === "late" || reply === "last" ? 200 : null
}

const listen = (server: Server, host: string, port = 0) =>
  new Promise<number>((resolve) => server.listen(port, host, () => resolve((server.address() as AddressInfo).port)))

const withBody = (request: IncomingMessage, then: (body: string) => void) => {
  const parts: Array<Buffer> = []
  request.on("data", (part: Buffer) => parts.push(part))
  request.on("end", () => then(Buffer.concat(parts).toString()))
  request.on("error", () => {})
}

/** `paths`: the behaviour of each path. Another path counts as a request that must not be. */
export const startReceiver = async (paths: Readonly<Record<string, Behaviour>>) => {
  const received: Array<ReceivedWebhook> = []
  const trapped: Array<string> = []
  const counts = new Map<string, number>()

  const count = (key: string) => {
    const next = (counts.get(key) ?? 0) + 1
    counts.set(key, next)
    return next
  }
  const answer = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const path = request.url ?? ""
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const)
    )
    const id = headers["webhook-id"] ?? ""
    const behaviour = paths[path]
    if (behaviour === undefined) {
      trapped.push(path)
      response.writeHead(200).end()
      return
    }
    const reply = behaviour(count(`${path} ${id}`), count(path))
    received.push({ path, id, headers, body, answered: answeredBy(reply) })
    if (typeof reply !== "number") manners[reply](response)
    else response.writeHead(reply, reply === 302 ? { location: "/trap" } : {}).end("noted")
  }
  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    withBody(request, (body) => answer(request, response, body))
  const trap = (request: IncomingMessage, response: ServerResponse) => {
    trapped.push(`${request.headers.host} ${request.url}`)
    response.writeHead(200).end()
  }

  const plain = createHttp(onRequest)
  const port = await listen(plain, "127.0.0.1")
  // Another address of this machine plays the part of a private one.
  const secret = createHttp(trap)
  await listen(secret, "127.0.0.2", port)
  const { certificate, privateKey } = makeCertificate()
  const tls = createHttps({ cert: certificate, key: privateKey }, trap)
  const tlsPort = await listen(tls, "127.0.0.1")

  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    tlsOrigin: `https://127.0.0.1:${tlsPort}`,
    received,
    /** The requests that must not be: to the private address, with a wrong certificate, or after a redirect. */
    trapped,
    stop: async () => {
      for (const server of [plain, secret, tls]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    }
  }
}
