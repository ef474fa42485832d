/** A process starts, or compares its keys with the log, while another one creates keys or the bucket does not answer. */
import { Effect, Fiber, Layer, type Scope, Stream } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { Buckets } from "../ports/bucket.ts"
import type { Stored } from "../commit/envelope.ts"
import { StreamUnavailable } from "../errors.ts"
import { RawLog } from "../keys/rawLog.ts"
import { memoryBuckets } from "../memory/memoryBuckets.ts"
import { memoryMasterKey } from "../memory/memoryMasterKey.ts"
import { Keyring } from "./keyring.ts"
import { keyIdOf } from "../cipher/sealing.ts"

const master = memoryMasterKey()

/** A log in memory. `beforeRead` runs before each read of its messages. */
const logOf = (beforeRead: () => Effect.Effect<void>) => {
  const messages: Array<Stored> = []
  const service = RawLog.of({
    head: Effect.sync(() => messages.length),
    after: (position) =>
      Stream.unwrap(Effect.map(beforeRead(), () => Stream.make(messages.slice(position)))).pipe(
        Stream.filter((batch) => batch.length > 0)
      ),
    at: (position) => Effect.sync(() => messages[position - 1] ?? null),
    of: () => Effect.succeed([])
  })
  const name = (keys: Readonly<Record<string, string>>) => {
    const head = { command: "c", digest: "d", at: "2026-11-24T10:00:00.000Z", actor: "person:ada00000" }
    const event = { v: 1, data: { _tag: "MessageEdited" } }
    const rest = { causation: null, correlation: "c", traceparent: null, keys, events: [event] }
    messages.push({
      subject: "evt.message.a",
      seq: messages.length + 1,
      continues: false,
      data: Buffer.from(JSON.stringify({ ...head, ...rest }))
    })
  }
  return { layer: Layer.succeed(RawLog, service), name }
}

/** Starts a process on the same bucket. */
const start = (log: ReturnType<typeof logOf>) =>
  Effect.flatMap(Layer.build(Layer.fresh(Keyring.layer).pipe(Layer.provide([master, log.layer]))), (context) =>
    Effect.provide(Keyring, context)
  )

/** Creates a key as another process does: first the bucket, then the commit that names it. */
const createKey = Effect.fnUntraced(function* (
  keyring: Keyring["Service"],
  log: ReturnType<typeof logOf>,
  owner: string
) {
  log.name({ [owner]: keyIdOf(yield* keyring.keyOf(owner), owner) })
})

const scene = <A, E>(act: Effect.Effect<A, E, Buckets | Scope.Scope>) =>
  act.pipe(Effect.scoped, Effect.provide(memoryBuckets), Effect.runPromise)

test("a start accepts a key that another process creates between the reads of the bucket and of the log", () =>
  scene(
    Effect.gen(function* () {
      let meanwhile: () => Effect.Effect<void> = () => Effect.void
      const log = logOf(() => meanwhile())
      const first = yield* start(log)
      yield* createKey(first, log, "person:ada00000")
      meanwhile = () => {
        meanwhile = () => Effect.void
        return Effect.orDie(createKey(first, log, "person:bo000000"))
      }
      const second = yield* start(log)
      expect(yield* second.verify).toBeNull()
      expect(keyIdOf(yield* second.keyOf("person:bo000000"), "person:bo000000")).toBe(
        keyIdOf(yield* first.keyOf("person:bo000000"), "person:bo000000")
      )
    })
  ))

test("a list of keys that comes from a server that is behind reports no key as lost", () =>
  scene(
    Effect.gen(function* () {
      const log = logOf(() => Effect.void)
      const buckets = yield* Buckets
      const behind = Buckets.of({
        ...buckets,
        open: (name) => Effect.map(buckets.open(name), (bucket) => ({ ...bucket, keys: Effect.succeed([]) }))
      })
      const keyring = yield* Effect.provideService(start(log), Buckets, behind)
      yield* createKey(keyring, log, "person:ada00000")
      yield* keyring.saveInventory
      expect(yield* keyring.verify).toBeNull()
    })
  ))

test("a start waits for a bucket that does not answer yet, as in a cluster that elects a leader", () =>
  scene(
    Effect.gen(function* () {
      const buckets = yield* Buckets
      let failures = 3
      const electing = Buckets.of({
        ...buckets,
        open: (name) =>
          Effect.map(buckets.open(name), (bucket) => ({
            ...bucket,
            get: (key) =>
              failures-- > 0 ? Effect.fail(new StreamUnavailable({ what: name, cause: "timeout" })) : bucket.get(key)
          }))
      })
      const starting = yield* Effect.forkChild(
        Effect.provideService(start(logOf(() => Effect.void)), Buckets, electing)
      )
      yield* TestClock.adjust("5 seconds")
      expect(yield* (yield* Fiber.join(starting)).verify).toBeNull()
    }).pipe(Effect.provide(TestClock.layer()))
  ))

test("callers that ask for the key of a new person at the same time read the log once, and get the same key", () =>
  scene(
    Effect.gen(function* () {
      let reads = 0
      const log = logOf(() =>
        Effect.andThen(
          Effect.yieldNow,
          Effect.sync(() => void reads++)
        )
      )
      const keyring = yield* start(log)
      const before = reads
      const keys = yield* Effect.forEach(Array.from({ length: 50 }), () => keyring.keyOf("person:ada00000"), {
        concurrency: "unbounded"
      })
      expect(reads - before).toBe(1)
      expect(new Set(keys).size).toBe(1)
    })
  ))

test("a start with lost keys fails at once", () =>
  scene(
    Effect.gen(function* () {
      const log = logOf(() => Effect.void)
      yield* createKey(yield* start(log), log, "person:ada00000")
      // The clock of the test does not move, so a start that waits never ends.
      const lost = yield* Effect.flip(start(log)).pipe(Effect.provide([Layer.fresh(memoryBuckets), TestClock.layer()]))
      expect(lost).toMatchObject({ _tag: "KeysLost", code: "keys-missing" })
    })
  ))
