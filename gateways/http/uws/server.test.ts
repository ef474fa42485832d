import { Effect, Layer, ManagedRuntime, Stream } from "effect"
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { connect } from "node:net"
import { expect, test } from "vitest"
import { PortInUse, uwsServer } from "./server.ts"

const messageFor = (host: string) => new PortInUse({ host, port: 8000 }).message

test("a port of this machine that is not free is reported as in use by another program", () => {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) expect(messageFor(host)).toMatch(/in use.*TT_HTTP_PORT/)
})

test("an address of another machine is reported as such", () => {
  expect(messageFor("203.0.113.9")).toBe("203.0.113.9 is no address of this machine: set TT_HTTP_HOST to one that is")
})

/** Milliseconds. A server that does not answer for this long has failed. */
const longestSilence = 10_000

/** Bytes of one part of an answer: more than the kernel buffers of both ends hold together. */
const partBytes = 128 * 1024 ** 2

/** A server whose only answer waits for room, because the client has read only the start of the first part. */
const stalled = async () => {
  const part = new Uint8Array(partBytes)
  const server = ManagedRuntime.make(
    HttpRouter.serve(
      HttpRouter.add("GET", "/", Effect.succeed(HttpServerResponse.stream(Stream.forever(Stream.make(part))))),
      { disableLogger: true, disableListenLog: true }
    ).pipe(Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: 1000 })))
  )
  const { address } = await server.runPromise(HttpServer.HttpServer)
  const client = connect("port" in address ? address.port : 0, "127.0.0.1")
  client.on("error", () => {})
  client.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  // The server writes a part in one synchronous step. Once its first bytes have arrived, the server waits for room.
  await new Promise<void>((resolve) => {
    client.once("data", () => {
      client.pause()
      resolve()
    })
  })
  return { server, client }
}

test("a server ends although a client left in the middle of its answer", async () => {
  const { server, client } = await stalled()
  client.destroy()
  await expect(server.dispose()).resolves.toBeUndefined()
})

test("a server ends although a client does not read its answer", async () => {
  const { server, client } = await stalled()
  await expect(server.dispose()).resolves.toBeUndefined()
  client.destroy()
})

test("a POST with Content-Length: 0 reaches its handler, which reads an empty body", async () => {
  const readBody = Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) =>
    Effect.map(request.arrayBuffer, (body) => HttpServerResponse.text(`${body.byteLength} bytes`))
  )
  const server = ManagedRuntime.make(
    HttpRouter.serve(HttpRouter.add("POST", "/", readBody), { disableLogger: true, disableListenLog: true }).pipe(
      Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: 1000 }))
    )
  )
  const { address } = await server.runPromise(HttpServer.HttpServer)
  const origin = `http://127.0.0.1:${"port" in address ? address.port : 0}`
  // Without the limit the test would hang when the server does not answer.
  const post = (body: string | null) =>
    fetch(origin, { method: "POST", body, signal: AbortSignal.timeout(longestSilence) })
  const empty = await post(null)
  expect(await empty.text()).toBe("0 bytes")
  const full = await post("words")
  expect(await full.text()).toBe("5 bytes")
  await server.dispose()
})

test("a request before the routes are served gets 503 and a problem document", async () => {
  const server = ManagedRuntime.make(uwsServer({ host: "127.0.0.1", port: 0, mostBody: 1000 }))
  const { address } = await server.runPromise(HttpServer.HttpServer)
  const port = "port" in address ? address.port : 0
  const signal = AbortSignal.timeout(longestSilence)
  for (const method of ["GET", "POST"]) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/tasks`, { method, signal })
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("retry-after")]).toEqual([
      503,
      "application/problem+json",
      "1"
    ])
    expect(await answer.json()).toMatchObject({ status: 503, type: "/problems/starting" })
  }
  await server.dispose()
})
