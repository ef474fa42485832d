/** A change of the master key is killed at every step, and other processes work on the same bucket. */
import { Effect, Layer, Stream } from "effect"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { emptyRawLog } from "../keys/rawLog.ts"
import { memoryBuckets } from "../memory/memoryBuckets.ts"
import { memoryMasterKey } from "../memory/memoryMasterKey.ts"
import { type Bucket, Buckets } from "../ports/bucket.ts"
import { MasterKey } from "./masterKey.ts"
import { Keyring } from "../sealing/keyring.ts"
import { keyFrom, keyIdOf, seal, type SealingKey, unseal } from "../cipher/sealing.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { formerOf, nextOf } from "../masterKey/replaceFile.ts"

const root = mkdtempSync(join(tmpdir(), "rotation-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let files = 0
const newFile = () => join(root, String(files++), "master.key")

/** A process on the buckets in memory. */
const start = (file: string) => startWith(masterKeyFile(file))
const startWith = <E>(master: Layer.Layer<MasterKey, E>) =>
  Effect.flatMap(Layer.build(Layer.fresh(Keyring.layer).pipe(Layer.provide([master, emptyRawLog]))), (context) =>
    Effect.provide(Keyring, context)
  ).pipe(Effect.scoped)

const scene = <A, E>(act: Effect.Effect<A, E, Buckets>) => act.pipe(Effect.provide(memoryBuckets), Effect.runPromise)

const owners = ["person:ada00000", "person:bo000000", "installation:natural-keys"]
const idsIn = (keyring: Keyring["Service"]) =>
  Effect.map(
    Effect.forEach(owners, (owner) => keyring.keyOf(owner)),
    (keys) => keys.map((key, n) => keyIdOf(key, owners[n] ?? ""))
  )
const masterIn = (file: string) => keyFrom(Buffer.from(readFileSync(file, "utf8").trim(), "hex"))
const entriesOf = Effect.flatMap(Buckets, (buckets) =>
  Effect.flatMap(buckets.open("KEYS"), ({ entries }) => entries)
).pipe(Effect.map((entries) => entries.filter(({ key }) => key !== "generation")))
/** The entries that a master key opens. */
const openedBy = (master: SealingKey) =>
  Effect.map(entriesOf, (entries) =>
    entries.flatMap(({ key, value }) => {
      try {
        unseal(master, value, key)
        return [key]
      } catch {
        return []
      }
    })
  )

class Killed extends Error {}
/** The buckets and the file of a process that is killed before its nth operation on them. */
const dyingAt = (n: number) => {
  let left = n
  const counted = <A, E, R>(operation: Effect.Effect<A, E, R>) =>
    Effect.suspend(() => (left-- <= 0 ? Effect.die(new Killed()) : operation))
  const inBucket = (bucket: Bucket): Bucket => ({
    ...bucket,
    get: (key) => counted(bucket.get(key)),
    put: (key, value) => counted(bucket.put(key, value)),
    create: (key, value) => counted(bucket.create(key, value)),
    update: (key, value, revision) => counted(bucket.update(key, value, revision)),
    remove: (key, revision) => counted(bucket.remove(key, revision)),
    entries: counted(bucket.entries)
  })
  const buckets = Layer.effect(
    Buckets,
    Effect.map(Buckets, (real) => Buckets.of({ ...real, open: (name) => Effect.map(real.open(name), inBucket) }))
  )
  const master = (file: string) =>
    Layer.effect(
      MasterKey,
      Effect.map(MasterKey, ({ read, prepare, finish }) =>
        MasterKey.of({
          read: counted(read),
          // Killed after it has stored the key, and before it returns.
          prepare: (earlier) => Effect.tap(counted(prepare(earlier)), () => counted(Effect.void)),
          finish: (kept) => Effect.tap(counted(finish(kept)), () => counted(Effect.void))
        })
      )
    ).pipe(Layer.provide(masterKeyFile(file)))
  return {
    /** A process that works as usual until `arm`. */
    start: (file: string) =>
      Effect.gen(function* () {
        left = Number.POSITIVE_INFINITY
        const keyring = yield* Effect.provide(startWith(master(file)), buckets)
        left = n
        return keyring
      }),
    wasKilled: () => left < 0
  }
}

/** Kills a change before its nth operation. False when it has ended before. */
const killedAt = (n: number) =>
  scene(
    Effect.gen(function* () {
      const file = newFile()
      const before = yield* idsIn(yield* start(file))
      const first = masterIn(file)
      const dying = dyingAt(n)
      const change = Effect.flatMap(dying.start(file), ({ rotate }) => Stream.runDrain(rotate))
      yield* Effect.ignore(Effect.catchDefect(change, () => Effect.void))

      // The restart has every key, with both master keys or with one of them.
      const restarted = yield* start(file)
      expect(yield* idsIn(restarted)).toEqual(before)
      expect(yield* restarted.verify).toBeNull()
      if ((yield* restarted.generation).isChanging) yield* Stream.runDrain(restarted.rotate)
      expect(yield* idsIn(yield* start(file))).toEqual(before)

      yield* Stream.runDrain((yield* start(file)).rotate)
      expect([existsSync(nextOf(file)), existsSync(formerOf(file))]).toEqual([false, false])
      expect(yield* openedBy(first)).toEqual([])
      expect((yield* openedBy(masterIn(file))).length).toBe((yield* entriesOf).length)
      expect(yield* idsIn(yield* start(file))).toEqual(before)
      return dying.wasKilled()
    })
  )

test("a change that is killed before any of its steps leaves every key readable, and the next one ends it", async () => {
  let n = 0
  while (await killedAt(n)) n++
  // Reads, one write for each key, the generation twice, and the file.
  expect(n).toBeGreaterThan(12)
})

test("a process that has not heard of the change wraps a new key with the new master key", () =>
  scene(
    Effect.gen(function* () {
      const file = newFile()
      const other = yield* start(file)
      yield* Stream.runDrain((yield* start(file)).rotate)
      const made = yield* other.keyOf("person:cy000000")
      expect(yield* openedBy(masterIn(file))).toContain("person.cy000000")
      const again = yield* (yield* start(file)).keyOf("person:cy000000")
      expect(again.equals(made)).toBe(true)
    })
  ))

test("a key that a killed process has wrapped with the former master key, and never used, does not stop a change", () =>
  scene(
    Effect.gen(function* () {
      const file = newFile()
      const keyring = yield* start(file)
      const bucket = yield* (yield* Buckets).open("KEYS")
      yield* bucket.put("person.dan00000", Buffer.alloc(60, 7))
      yield* Stream.runDrain(keyring.rotate)
      expect((yield* keyring.keyOf("person:dan00000")).equals(yield* keyring.keyOf("person:dan00000"))).toBe(true)
    })
  ))

test("a process with the earlier master key is told in words, while it runs and when it starts", () =>
  scene(
    Effect.gen(function* () {
      const file = newFile()
      const keyring = yield* start(file)
      // These processes cannot read the file again.
      const earlier = memoryMasterKey(masterIn(file))
      const other = yield* startWith(earlier)
      yield* Stream.runDrain(keyring.rotate)
      expect(yield* other.verify).toMatchObject({ code: "master-key-changed" })
      expect(yield* Effect.flip(startWith(earlier))).toMatchObject({ _tag: "WrongMasterKey", generation: 2 })
    })
  ))

test("a key that was written under the former master key and never confirmed does not block its owner after a restart", () =>
  scene(
    Effect.gen(function* () {
      const file = newFile()
      const running = yield* start(file)
      yield* running.keyOf("person:ada00000")
      const former = masterIn(file)
      yield* Stream.runDrain(running.rotate)
      // Another process has sealed the key before the change, writes it after it, and is killed.
      const store = yield* (yield* Buckets).open("KEYS")
      yield* store.create("person.bo000000", seal(former, new Uint8Array(32), "person.bo000000"))
      expect((yield* Effect.flip(running.keyOf("person:bo000000")))._tag).toBe("WrongMasterKey")
      const restarted = yield* start(file)
      yield* restarted.keyOf("person:bo000000")
      expect(yield* openedBy(masterIn(file))).toContain("person.bo000000")
    })
  ))
