/** Metadata of a stream that several processes change at the same time, on a real server. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type NatsProcess, startNats } from "../../../tests/support/nats/natsProcess.ts"
import { natsClient } from "../client/jetstream.ts"
import { Nats, type NatsFault } from "../client/nats.ts"
import { onceReady } from "../client/servers.ts"
import { changeMetadata } from "./metadata.ts"
import { ensureStorage } from "./storage.ts"

let server: NatsProcess
beforeAll(async () => {
  server = await startNats()
})
afterAll(() => server.stop())

/** Runs in a process of its own, as far as the server can tell. */
const inProcess = <A>(work: Effect.Effect<A, NatsFault, Nats>) =>
  Effect.suspend(() => Effect.provide(onceReady(work), natsClient({ url: server.url, name: "test", replicas: 1 })))

const add = (entry: string) =>
  inProcess(Effect.flatMap(Nats, (nats) => changeMetadata(nats, "EVT", { entries: () => ({ [entry]: "1" }) })))
const metadata = inProcess(Effect.flatMap(Nats, (nats) => Effect.map(nats.info("EVT"), (found) => found.metadata)))

test("no entry is lost when many processes write one each", () =>
  Effect.gen(function* () {
    yield* inProcess(ensureStorage("EVT"))
    const names = Array.from({ length: 8 }, (_, i) => `tracker.test${i}`)
    yield* Effect.forEach(names, add, { concurrency: "unbounded" })
    expect(Object.keys(yield* metadata)).toEqual(expect.arrayContaining(names))
  }).pipe(Effect.runPromise))

test("the settings that one process raises stay when another one writes an entry", () =>
  Effect.gen(function* () {
    const raise = inProcess(
      Effect.flatMap(Nats, (nats) =>
        changeMetadata(nats, "EVT", { entries: () => ({ "tracker.raised": "1" }), settings: { max_bytes: 9_000_000 } })
      )
    )
    yield* Effect.all([raise, ...["a", "b", "c"].map((each) => add(`tracker.${each}`))], { concurrency: "unbounded" })
    const now = yield* inProcess(Effect.flatMap(Nats, (nats) => nats.settings("EVT")))
    expect(now).toMatchObject({ max_bytes: 9_000_000, metadata: { "tracker.raised": "1", "tracker.a": "1" } })
  }).pipe(Effect.runPromise))

test("a change that no longer applies writes nothing", () =>
  Effect.gen(function* () {
    const before = yield* metadata
    yield* inProcess(
      Effect.flatMap(Nats, (nats) =>
        changeMetadata(nats, "EVT", { entries: (present) => ("tracker.a" in present ? null : { lost: "1" }) })
      )
    )
    expect(yield* metadata).toEqual(before)
  }).pipe(Effect.runPromise))

test("the lock of a process that ended is taken over", () =>
  Effect.gen(function* () {
    const abandon = Effect.flatMap(Nats, (nats) =>
      Effect.flatMap(nats.kv("SNAPSHOTS"), (kv) =>
        Effect.promise(() => kv.put("lock.metadata.EVT", Buffer.from("a process that ended")))
      )
    )
    yield* inProcess(abandon)
    yield* add("tracker.later")
    expect(yield* metadata).toMatchObject({ "tracker.later": "1" })
  }).pipe(Effect.runPromise))
