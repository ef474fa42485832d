/** The finding about the running product, from what its control socket answers. */
import { NodeServices } from "@effect/platform-node"
import { Effect, Layer, Option } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { type Trouble, Troubles } from "../../../../streams/troubles.ts"
import { controlLayer } from "../../../control/control.ts"
import { runningProduct } from "../../../control/request.ts"
import { newSocket } from "../../../control/sockets.ts"
import { ready } from "./services.ts"
import { troublesOperation } from "./troublesOperation.ts"

const folders: Array<string> = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-doctor-test-"))
  folders.push(folder)
  return folder
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const trouble = (code: Trouble["code"], remedy: string | null, ...stops: Trouble["stops"]): Trouble => ({
  code,
  message: `message of ${code}`,
  remedy,
  stops
})

const findingsIn = (dataDir: string) => Effect.flatMap(runningProduct({ dataDir }), ready)

/** The findings about a product that has these troubles. */
const findings = (...present: ReadonlyArray<Trouble>) => {
  const dataDir = newFolder()
  const register = Layer.effectDiscard(
    Effect.flatMap(Troubles, (troubles) => troubles.register(Effect.succeed(present)))
  )
  const product = controlLayer({ dataDir, origin: "http://127.0.0.1:1", publicOrigin: "http://127.0.0.1:1" }, [
    troublesOperation as never
  ]).pipe(Layer.provide(register.pipe(Layer.provideMerge(Troubles.layer))), Layer.provide(NodeServices.layer))
  return findingsIn(dataDir).pipe(Effect.provide(product as Layer.Layer<never>), Effect.runPromise)
}

test("each trouble that stops the product is named with its own remedy", async () => {
  const found = await findings(
    trouble("keys-missing", "restore bucket KEYS", "writes"),
    trouble("dead-letters", "tt dead-letters"),
    trouble("log-unreachable", null, "writes")
  )
  expect(found).toEqual([
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
  expect(await findings(trouble("reactor-waits", null))).toMatchObject([{ what: "product", remedy: null, code: null }])
})

test("a product that hangs up is broken", async () => {
  const dataDir = newFolder()
  const socket = newSocket(dataDir, "http://127.0.0.1:1")
  const server = createServer((connection) => connection.destroy())
  await new Promise<void>((resolve) => server.listen(socket.socket, resolve))
  socket.publish()
  expect(await Effect.runPromise(findingsIn(dataDir))).toMatchObject([
    { what: "product", remedy: "read its log, and start it again" }
  ])
  await new Promise((resolve) => server.close(resolve))
})

test("without a product nothing is broken", async () => {
  expect(await Effect.runPromise(ready(Option.none()))).toMatchObject([{ found: "not running", remedy: null }])
})
