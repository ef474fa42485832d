/** Broadcast on a real nats-server. */
import { Effect, Fiber, Layer, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { Broadcast } from "../ports/broadcast.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { Nats } from "./client/nats.ts"
import { natsRecord } from "./record.ts"
import { natsServer } from "./server/natsServer.ts"

const folder = mkdtempSync(join(tmpdir(), "broadcast-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

test("a broadcast that is not JSON is dropped, and the next one is heard over the same connection", () =>
  Effect.gen(function* () {
    const broadcast = yield* Broadcast
    const nats = yield* Nats
    const first = yield* broadcast
      .subscribe("test.>")
      .pipe(Stream.runHead, Effect.forkChild({ startImmediately: true }))
    nats.send("test.one", Buffer.from("{not JSON"))
    yield* broadcast.publish("test.two", { whole: true })
    const heard = yield* Fiber.join(first)
    expect(heard).toMatchObject({ value: { subject: "test.two", value: { whole: true } } })
    expect(nats.connectionEpoch()).toBe(0)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
