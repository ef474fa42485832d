/** One try over HTTP, with receivers of this machine. */
import { Effect, Layer } from "effect"
import { createServer, type RequestListener, type Server } from "node:http"
import { createServer as createHttps } from "node:https"
import { type AddressInfo, createServer as createTcp, type Server as TcpServer } from "node:net"
import { gzipSync } from "node:zlib"
import { afterAll, describe, expect, test } from "vitest"
import { AllowedNetworks, networksOf, noNetworks } from "../../../commands/endpoints/addresses.ts"
import { HostLookup, HostUnknown } from "../../../commands/endpoints/lookup.ts"
import { makeCertificate } from "../../../streams/nats/server/folder/certificate.ts"
import { WebhookSender } from "./sendWebhook.ts"

const servers: Array<Server | TcpServer> = []
afterAll(async () => {
  for (const server of servers) {
    if ("closeAllConnections" in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})
const listening = async (server: Server | TcpServer) => {
  servers.push(server)
  return new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port))
  )
}
const serve = (listener: RequestListener) => listening(createServer(listener))

const hosts: Readonly<Record<string, ReadonlyArray<string>>> = {
  "good.test": ["127.0.0.1"],
  "mixed.test": ["127.0.0.1", "10.0.0.1"],
  "metadata.test": ["169.254.169.254"]
}
const lookUp = (host: string) =>
  hosts[host] === undefined ? Effect.fail(new HostUnknown({ host })) : Effect.succeed(hosts[host])

const send = (url: string, networks: ReadonlyArray<string> = ["127.0.0.1"], body = "{}") =>
  Effect.flatMap(WebhookSender, (sender) => sender.send(url, { "webhook-id": "msg_1" }, body)).pipe(
    Effect.provide(
      WebhookSender.layer.pipe(
        Layer.provide(
          Layer.merge(
            Layer.succeed(AllowedNetworks, networksOf(networks) ?? noNetworks),
            Layer.succeed(HostLookup, lookUp)
          )
        )
      )
    ),
    Effect.runPromise
  )

describe("a receiver", () => {
  test("gets the body and the headers, and its answer is kept", async () => {
    let seen = ""
    const port = await serve((request, response) => {
      request.on("data", (part: Buffer) => (seen += part.toString()))
      request.on("end", () =>
        response.writeHead(202).end(`${String(request.headers["webhook-id"])} ${request.method}\u0000`)
      )
    })
    expect(await send(`http://good.test:${port}/hook`, ["127.0.0.1"], '{"a":"ї"}')).toMatchObject({
      fault: null,
      status: 202,
      answer: "msg_1 POST\uFFFD"
    })
    expect(seen).toBe('{"a":"ї"}')
  })

  test.each([
    [500, "status"],
    [404, "status"],
    [302, "redirect"],
    [307, "redirect"],
    [410, "gone"]
  ] as const)("that answers %i has the fault %s, and no redirect is followed", async (status, fault) => {
    let count = 0
    const port = await serve((_, response) => {
      count++
      response.writeHead(status, { location: "/other", "retry-after": "7" }).end()
    })
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ fault, status, retryAfter: "7" })
    expect(count).toBe(1)
  })

  test("with an endless answer is read up to the limit", async () => {
    let sent = 0
    const port = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && sent < 64 * 1024 * 1024) {
          sent += 65_536
          if (!response.write("x".repeat(65_536))) return response.once("drain", more)
        }
        return response
      }
      response.writeHead(200)
      more()
    })
    const { fault, answer } = await send(`http://127.0.0.1:${port}/`)
    expect([fault, answer.length]).toEqual([null, 2000])
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  test("that answers with compressed bytes costs no decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024))
    const port = await serve((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb))
    const { fault, answer } = await send(`http://127.0.0.1:${port}/`)
    expect([fault, answer.length <= 2000, answer.includes("\0")]).toEqual([null, true, false])
  })

  test.each([
    ["a header of a mebibyte", `HTTP/1.1 200 OK\r\nx-long: ${"x".repeat(1024 * 1024)}\r\n\r\n`, "unreadable"],
    ["headers without end", `HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(100_000)}`, "unreadable"],
    ["no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "unreadable"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", "unreadable"],
    ["another protocol", "HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n", "unreadable"]
  ])("that answers with %s is unreadable", async (_, answer, fault) => {
    const port = await listening(
      createTcp((socket) =>
        socket
          .on("error", () => {})
          .resume()
          .end(answer)
      )
    )
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ fault, status: null, answer: "" })
  })

  test("that cuts the connection, or does not listen, has its fault", async () => {
    const port = await serve((request) => request.socket.destroy())
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ fault: "reset", status: null })
    expect(await send("http://127.0.0.1:9/")).toMatchObject({ fault: "refused" })
    expect((await send("http://127.0.0.1:0/")).fault).toMatch(/^(refused|reset)$/)
  })

  test("with a certificate of its own gets nothing", async () => {
    let count = 0
    const { certificate, privateKey } = makeCertificate()
    const tls = createHttps({ cert: certificate, key: privateKey }, (_, response) => {
      count++
      response.end()
    })
    expect(await send(`https://127.0.0.1:${await listening(tls)}/`)).toMatchObject({ fault: "tls" })
    expect(count).toBe(0)
  })
})

describe("an address that is not allowed", () => {
  test.each([
    ["https://127.0.0.1:1/", [], "address-refused"],
    ["https://2130706433/", [], "address-refused"],
    ["https://[::ffff:169.254.169.254]/", [], "address-refused"],
    ["https://metadata.test/", ["127.0.0.1"], "address-refused"],
    ["https://mixed.test/", ["127.0.0.1"], "address-refused"],
    ["http://8.8.8.8/", [], "needs-https"],
    ["https://unknown.test/", [], "unknown-host"]
  ] as const)("is not connected to: %s", async (url, networks, fault) =>
    expect(await send(url, networks)).toMatchObject({ fault, status: null })
  )
})
