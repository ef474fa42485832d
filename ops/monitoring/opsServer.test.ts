import { Effect, Result } from "effect"
import { HttpServerResponse } from "effect/http"
import { get } from "node:http"
import { createServer, type Server } from "node:net"
import { afterEach, expect, test } from "vitest"
import { freePort } from "../../streams/nats/server/freePort.mjs"
import { settingsFrom } from "../settings/settings.ts"
import { OpsServer, opsServerLayer } from "./opsServer.ts"

const servers: Array<Server> = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})
const takenPort = async () => {
  const server = createServer()
  servers.push(server)
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
  return port
}

/** The port of the listener, or the failure of its start. */
const start = (environment: Readonly<Record<string, string>>) =>
  OpsServer.pipe(
    Effect.map(({ origin }) => Number(new URL(origin).port)),
    Effect.provide(opsServerLayer(Result.getOrThrow(settingsFrom(environment, "/srv")))),
    Effect.result,
    Effect.runPromise
  )

test("without a setting it has the port after the public one", async () => {
  const port = await freePort()
  expect(await start({ TT_HTTP_PORT: String(port - 1) })).toMatchObject({ success: port })
})

test("without a setting, a port that is taken is replaced by one of the system's choosing", async () => {
  const port = await takenPort()
  const started = await start({ TT_HTTP_PORT: String(port - 1) })
  expect(Result.getOrThrow(started)).toBeGreaterThan(0)
  expect(started).not.toMatchObject({ success: port })
})

test("a port of the settings that is taken ends the start, with a remedy", async () => {
  const port = await takenPort()
  const started = await start({ TT_OPS_PORT: String(port) })
  expect(started).toMatchObject({ failure: { _tag: "OpsPortInUse", message: expect.stringContaining("TT_OPS_PORT") } })
})

test("it says that the product starts until its routes are served", async () => {
  const environment = { TT_OPS_PORT: "0" }
  const answer = OpsServer.pipe(
    Effect.flatMap(({ origin }) => Effect.promise(() => fetch(`${origin}/readyz`).then((response) => response.json()))),
    Effect.provide(opsServerLayer(Result.getOrThrow(settingsFrom(environment, "/srv"))))
  )
  expect(await Effect.runPromise(answer)).toMatchObject({ status: 503, type: "/problems/starting" })
})

/** The status of a request that names a host. */
const statusFor = (origin: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(`${origin}/metrics`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on("error", reject)
  })

test("on loopback, it refuses a request that names another host", async () => {
  const statuses = Effect.gen(function* () {
    const { server, origin } = yield* OpsServer
    yield* server.serve(Effect.succeed(HttpServerResponse.text("figures")))
    return yield* Effect.forEach(["localhost", new URL(origin).host, "evil.example"], (host) =>
      Effect.promise(() => statusFor(origin, host))
    )
  }).pipe(Effect.scoped, Effect.provide(opsServerLayer(Result.getOrThrow(settingsFrom({ TT_OPS_PORT: "0" }, "/srv")))))
  expect(await Effect.runPromise(statuses)).toEqual([200, 200, 421])
})
