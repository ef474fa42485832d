import { Effect, Layer, ManagedRuntime, Stream } from "effect"
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { connect, type Socket } from "node:net"
import { expect, test, vi } from "vitest"
import { PortInUse, uwsServer } from "./server.ts"

const said = (host: string) => new PortInUse({ host, port: 8000 }).message

test("a port of this machine that cannot be had is in use by another program", () => {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) expect(said(host)).toMatch(/in use.*TT_HTTP_PORT/)
})

test("an address of another machine is called so", () => {
  expect(said("203.0.113.9")).toBe("203.0.113.9 is no address of this machine: set TT_HTTP_HOST to one that is")
})

/** A server whose one answer never ends, and a client that has stopped reading it. */
const stalled = async () => {
  let sent = 0
  const endless = Stream.make(new Uint8Array(64 * 1024)).pipe(
    Stream.forever,
    Stream.tap(() => Effect.sync(() => void sent++))
  )
  const server = ManagedRuntime.make(
    HttpRouter.serve(HttpRouter.add("GET", "/", Effect.succeed(HttpServerResponse.stream(endless))), {
      disableLogger: true,
      disableListenLog: true
    }).pipe(Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: 1000 })))
  )
  const { address } = await server.runPromise(HttpServer.HttpServer)
  const client = await new Promise<Socket>((resolve) => {
    const socket = connect("port" in address ? address.port : 0, "127.0.0.1", () => resolve(socket))
  })
  client.on("error", () => {})
  client.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n")
  client.pause()
  // It waits for room once nothing more was sent between two looks.
  let before = 0
  await vi.waitFor(
    () => {
      const still = sent > 0 && sent === before
      before = sent
      expect(still).toBe(true)
    },
    { interval: 100, timeout: 25_000 }
  )
  return { server, client }
}

test("a server ends though a client left in the middle of its answer", async () => {
  const { server, client } = await stalled()
  client.destroy()
  await expect(server.dispose()).resolves.toBeUndefined()
})

test("a server ends though a client does not read its answer", async () => {
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
  const empty = await fetch(origin, { method: "POST" })
  expect(await empty.text()).toBe("0 bytes")
  const full = await fetch(origin, { method: "POST", body: "words" })
  expect(await full.text()).toBe("5 bytes")
  await server.dispose()
})
