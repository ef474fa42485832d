/** A log whose last commits were lost in a crash: their positions stay, without commits, and every read still ends. */
import { Effect, Fiber, Layer, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { cutTail } from "../../tests/support/nats/natsStore.ts"
import { storeIn } from "../dataFolder.ts"
import { EventStore } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { messageReceived } from "../kit/pending.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { natsRecord } from "./record.ts"
import { natsServer } from "./server/natsServer.ts"

const folder = mkdtempSync(join(tmpdir(), "torn-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const onServer = <A, E>(name: string, body: Effect.Effect<A, E, EventStore | Feed>) =>
  Effect.map(natsServer({ folder: join(folder, name), binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, `${name}.key`))))
  ).pipe(
    Effect.flatMap((record) => Effect.provide(body, record)),
    Effect.scoped,
    Effect.runPromise
  )
const append = (...ids: ReadonlyArray<string>) =>
  Effect.flatMap(EventStore, (store) => Effect.forEach(ids, (id) => store.append(messageReceived(id, "hello"))))
const ids = ["one00000", "two00000", "three000"]

test("the head is the last commit, and a range up to a lost position ends at the last commit before it", async () => {
  await onServer("single", append(...ids))
  cutTail(storeIn(join(folder, "single")), "EVT", 20)
  await onServer(
    "single",
    Effect.gen(function* () {
      const feed = yield* Feed
      expect(yield* feed.head).toBe(2)
      expect(yield* feed.lastUpTo(3)).toBe(2)
      const read = (upTo?: number) =>
        feed.range({ after: 0, ...(upTo === undefined ? {} : { upTo }) }).pipe(
          Stream.map(({ seq }) => seq),
          Stream.runCollect
        )
      expect(yield* read(3)).toEqual([1, 2])
      expect(yield* append("four0000")).toEqual([[4]])
      expect(yield* read()).toEqual([1, 2, 4])
      expect(yield* read(3)).toEqual([1, 2])
    })
  )
})

test("the kept half of an atomic batch ends its batch", async () => {
  const pair = Effect.flatMap(EventStore, (store) =>
    store.append(messageReceived("one00000", "hello"), messageReceived("two00000", "hello"))
  )
  await onServer("pair", pair)
  cutTail(storeIn(join(folder, "pair")), "EVT", 20)
  await onServer(
    "pair",
    Effect.gen(function* () {
      const feed = yield* Feed
      const first = yield* Effect.forkChild(feed.commits({ after: 0 }).pipe(Stream.take(1), Stream.runCollect))
      expect(yield* Fiber.join(first)).toMatchObject([{ seq: 1, continues: false }])
    })
  )
})
