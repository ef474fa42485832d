import { Effect, Stream } from "effect"
import { expect, test } from "vitest"
import { Buckets, type Bucket } from "../ports/bucket.ts"
import type { Stored } from "../commit/envelope.ts"
import { witnessOf } from "../commit/identity.ts"
import { memoryBuckets } from "../memory/memoryBuckets.ts"
import { makeKeyInventory } from "./keyInventory.ts"
import type { RawLog } from "./rawLog.ts"

/** The smallest limit of the server that the stores must respect: `max_payload` of NATS. */
const largestValue = 1024 * 1024
const plain = { close: (bytes: Uint8Array) => bytes, open: (bytes: Uint8Array) => bytes }

/** A log whose commits name one new key each. Two logs differ in `text`. */
const logOf = (text: string) => {
  const messages: Array<Stored> = []
  let read = 0
  const service: RawLog["Service"] = {
    head: Effect.sync(() => messages.length),
    after: (position) =>
      Stream.suspend(() => {
        const found = messages.slice(position)
        read += found.length
        return found.length === 0 ? Stream.empty : Stream.make(found)
      }),
    at: (position) => Effect.sync(() => messages[position - 1] ?? null),
    of: () => Effect.succeed([])
  }
  const name = (owners: number) => {
    for (let i = 0; i < owners; i++) {
      const seq = messages.length + 1
      const owner = `person:${text}${String(seq).padStart(8, "0")}`
      messages.push({
        subject: "evt.message.a",
        seq,
        continues: false,
        data: Buffer.from(envelope({ [owner]: `k${seq}` }))
      })
    }
  }
  return { service, name, cut: (to: number) => void messages.splice(to), read: () => read, messages }
}

const envelope = (keys: Readonly<Record<string, string>>) =>
  JSON.stringify({
    command: "c",
    digest: "d",
    at: "2026-11-24T10:00:00.000Z",
    actor: "person:ada00000",
    causation: null,
    correlation: "c",
    traceparent: null,
    keys,
    events: [{ v: 1, data: { _tag: "MessageEdited" } }]
  })

/** A bucket that records the size of each write. `fails` stops a write, as the end of a process does. */
const openBucket = async (fails: (key: string) => boolean = () => false) => {
  const bucket = await Effect.runPromise(
    Effect.gen(function* () {
      return yield* (yield* Buckets).open("KEYS")
    }).pipe(Effect.provide(memoryBuckets))
  )
  const writes: Array<{ readonly key: string; readonly bytes: number }> = []
  const noted =
    <A extends ReadonlyArray<unknown>>(write: (key: string, value: Uint8Array, ...more: A) => Effect.Effect<boolean>) =>
    (key: string, value: Uint8Array, ...more: A) => {
      if (fails(key)) return Effect.interrupt
      writes.push({ key, bytes: value.length })
      return write(key, value, ...more)
    }
  // The casts: a bucket in memory never fails.
  const noting: Bucket = {
    ...bucket,
    create: noted(bucket.create as (key: string, value: Uint8Array) => Effect.Effect<boolean>),
    update: noted(bucket.update as (key: string, value: Uint8Array, revision: number) => Effect.Effect<boolean>)
  }
  return { bucket: noting, writes }
}

const start = (bucket: Bucket, log: ReturnType<typeof logOf>) =>
  Effect.runPromise(makeKeyInventory({ bucket, log: log.service, box: plain, present: new Map() }))
const save = (inventory: Awaited<ReturnType<typeof start>>) =>
  Effect.runPromise(Effect.andThen(inventory.catchUp, inventory.save))

test("with 20,000 owners no value is large, a start reads no commit, and a new owner costs two writes", async () => {
  const log = logOf("a")
  log.name(20_000)
  const { bucket, writes } = await openBucket()
  await save(await start(bucket, log))
  expect(Math.max(...writes.map(({ bytes }) => bytes))).toBeLessThan(largestValue / 50)

  const before = log.read()
  const second = await start(bucket, log)
  expect(second.ids().size).toBe(20_000)
  expect(log.read()).toBe(before)

  log.name(1)
  writes.length = 0
  await save(second)
  expect(writes).toHaveLength(2)
  expect((await start(bucket, log)).ids().size).toBe(20_001)
  expect(log.read()).toBe(before + 1)
})

test("a process that ends between the pages and the head leaves the former inventory", async () => {
  const log = logOf("a")
  log.name(500)
  let ends = false
  const { bucket } = await openBucket((key) => ends && key === "inventory")
  const first = await start(bucket, log)
  await save(first)
  log.name(500)
  ends = true
  await save(first).catch(() => {})
  ends = false
  const before = log.read()
  const second = await start(bucket, log)
  expect(log.read() - before).toBe(500)
  expect(second.ids().size).toBe(1000)
})

test("keys that only a lost end of the log named are not in the inventory", async () => {
  const log = logOf("a")
  log.name(500)
  let ends = false
  const { bucket } = await openBucket((key) => ends && key === "inventory")
  const first = await start(bucket, log)
  await save(first)
  log.name(500)
  ends = true
  await save(first).catch(() => {})
  ends = false
  log.cut(600)
  expect((await start(bucket, log)).ids().size).toBe(600)
})

test("the inventory of another log is not used, and is replaced", async () => {
  const { bucket } = await openBucket()
  const other = logOf("b")
  other.name(700)
  await save(await start(bucket, other))
  const log = logOf("a")
  log.name(900)
  const first = await start(bucket, log)
  expect([...first.ids().keys()].every((owner) => owner.startsWith("person:a"))).toBe(true)
  await save(first)
  const before = log.read()
  expect((await start(bucket, log)).ids()).toEqual(first.ids())
  expect(log.read()).toBe(before)
})

test("two processes that save in turn lose no key", async () => {
  const log = logOf("a")
  const { bucket } = await openBucket()
  const [one, two] = [await start(bucket, log), await start(bucket, log)]
  for (let turn = 0; turn < 6; turn++) {
    log.name(100)
    await Promise.all([save(one), save(two)])
  }
  await save(one)
  const before = log.read()
  expect((await start(bucket, log)).ids().size).toBe(600)
  expect(log.read() - before).toBeLessThanOrEqual(100)
})

test("the inventory that an earlier version saved in one value is read, and is saved in pages", async () => {
  const log = logOf("a")
  log.name(300)
  const { bucket, writes } = await openBucket()
  const ids = Object.fromEntries(
    log.messages.slice(0, 200).map(({ seq }) => [`person:a${String(seq).padStart(8, "0")}`, `k${seq}`])
  )
  const witness = witnessOf(log.messages[199]?.data ?? Buffer.alloc(0))
  await Effect.runPromise(bucket.create("inventory", Buffer.from(JSON.stringify({ position: 200, witness, ids }))))
  const first = await start(bucket, log)
  expect(log.read()).toBe(100)
  await save(first)
  expect(writes.length).toBeGreaterThan(100)
  expect((await start(bucket, log)).ids().size).toBe(300)
  expect(log.read()).toBe(100)
})
