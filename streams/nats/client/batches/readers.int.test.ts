/** Reads of the log leave no consumer on the server. */
import { Effect, Fiber, Layer, Schedule, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../../../ops/setup/nats/findNats.mjs"
import { messageReceived } from "../../../kit/pending.ts"
import { masterKeyFile } from "../../../masterKey/masterKey.ts"
import { EventStore } from "../../../ports/eventStore.ts"
import { Feed } from "../../../ports/feed.ts"
import { Nats } from "../nats.ts"
import { natsRecord } from "../../record.ts"
import { natsServer } from "../../server/natsServer.ts"

const folder = mkdtempSync(join(tmpdir(), "readers-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

const consumers = Effect.flatMap(Nats, ({ info }) => Effect.map(info("EVT"), (found) => found.consumers))
/** The server deletes a consumer by itself only after five minutes, which no test waits for. */
const until = (count: number) =>
  Effect.repeat(consumers, { until: (found) => found === count, schedule: Schedule.spaced("20 millis") })
const append = (id: string) => Effect.flatMap(EventStore, (store) => store.append(messageReceived(id, id)))

test("the consumer of a read is deleted when the read ends, fails, is cut short or is interrupted", () =>
  Effect.gen(function* () {
    const feed = yield* Feed
    for (const id of ["one00000", "two00000", "three000"]) yield* append(id)
    const before = yield* consumers

    const whole = feed.range({ after: 0 })
    for (let n = 0; n < 20; n++) expect(yield* Stream.runCollect(whole)).toHaveLength(3)
    expect(yield* Stream.runCollect(Stream.take(whole, 1))).toHaveLength(1)
    yield* Effect.flip(Stream.runForEach(whole, () => Effect.fail("no")))
    yield* until(before)

    // It has read everything, and waits for a commit that never comes.
    const waiting = yield* feed
      .commits({ after: 3 })
      .pipe(Stream.runDrain, Effect.forkChild({ startImmediately: true }))
    yield* until(before + 1)
    yield* Fiber.interrupt(waiting)
    yield* until(before)
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))
