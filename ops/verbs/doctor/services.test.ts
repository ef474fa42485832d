/** The finding about the running product, from what its `/readyz` answers. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Effect } from "effect"
import { expect, test } from "vitest"
import type { Trouble } from "../../../streams/troubles.ts"
import { ready } from "./services.ts"

const trouble = (code: Trouble["code"], remedy: string | null, ...stops: Trouble["stops"]): Trouble => ({
  code,
  message: `message of ${code}`,
  remedy,
  stops
})

/** A product that answers `/readyz` with this body. */
const answering = (body: unknown) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<ReturnType<typeof createServer>>((resume) => {
        const server = createServer((_, response) => response.writeHead(503).end(JSON.stringify(body)))
        server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
      }),
      (server) =>
        Effect.sync(() => server.closeAllConnections()).pipe(Effect.andThen(Effect.sync(() => server.close())))
    ),
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  )
const findings = (body: unknown) => Effect.flatMap(answering(body), ready).pipe(Effect.scoped, Effect.runPromise)

test("each trouble that stops the product is named with its own remedy", async () => {
  const troubles = [
    trouble("keys-missing", "restore bucket KEYS", "writes"),
    trouble("dead-letters", "tt dead-letters"),
    trouble("log-unreachable", null, "writes")
  ]
  expect(await findings({ ready: false, missing: ["message of keys-missing"], troubles })).toEqual([
    { what: "product", found: "message of keys-missing", remedy: "restore bucket KEYS", code: "keys-missing" },
    {
      what: "product",
      found: "message of log-unreachable",
      remedy: "it ends without help; if it lasts, read the log of the product",
      code: "log-unreachable"
    }
  ])
})

test("a product whose troubles stop nothing is fine", async () => {
  const found = await findings({ ready: true, missing: [], troubles: [trouble("reactor-waits", null)] })
  expect(found).toMatchObject([{ what: "product", remedy: null, code: null }])
})

test("another program at the address is no product", async () => {
  expect(await findings({ hello: "world" })).toMatchObject([
    { what: "product", remedy: "read its log, and start it again" }
  ])
})
