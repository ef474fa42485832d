/** Broadcast on a real nats-server. */
import { Deferred, Effect, Fiber, Layer, Stream } from "effect"
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

const forged = { at: 1_000_000_000, generation: 1, from: 0, changes: 0 }

test.each([
  ["not JSON", "{not JSON"],
  ["unsigned", JSON.stringify(forged)],
  ["signed with another key", `${JSON.stringify(forged)}\n${"A".repeat(43)}`]
])("a broadcast that is %s is dropped, and the next one is heard over the same connection", (_, data) =>
  Effect.gen(function* () {
    const broadcast = yield* Broadcast
    const nats = yield* Nats
    const first = yield* broadcast
      .subscribe("test.>")
      .pipe(Stream.runHead, Effect.forkChild({ startImmediately: true }))
    nats.send("test.one", Buffer.from(data))
    yield* broadcast.publish("test.two", { whole: true })
    const heard = yield* Fiber.join(first)
    expect(heard).toMatchObject({ value: { subject: "test.two", value: { whole: true } } })
    expect(nats.connectionEpoch()).toBe(0)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise)
)

test("a broadcast that is published again on another subject is dropped", () =>
  Effect.gen(function* () {
    const broadcast = yield* Broadcast
    const nats = yield* Nats
    yield* nats.subscribe("from.one", (_, data) => nats.send("test.other", data))
    const first = yield* broadcast
      .subscribe("test.>")
      .pipe(Stream.runHead, Effect.forkChild({ startImmediately: true }))
    const copied = yield* Deferred.make<void>()
    yield* nats.subscribe("test.other", () => Deferred.doneUnsafe(copied, Effect.void))
    yield* broadcast.publish("from.one", { copied: true })
    yield* Deferred.await(copied)
    yield* broadcast.publish("test.two", { whole: true })
    expect(yield* Fiber.join(first)).toMatchObject({ value: { subject: "test.two" } })
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
