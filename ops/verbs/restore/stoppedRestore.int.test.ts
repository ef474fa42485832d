/** A restore that is stopped at each of its writes, and continued, has the same streams as one that was never stopped. */
import { Data, Effect, Layer, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type NatsProcess, startNats } from "../../../tests/support/nats/natsProcess.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { natsClient } from "../../../streams/nats/client/jetstream.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { copiedStreams } from "../../../streams/nats/copy/copied.ts"
import { copyOut } from "../../../streams/nats/copy/copyOut.ts"
import { jetstreamBuckets } from "../../../streams/nats/jetstreamBuckets.ts"
import { unfinishedRestore } from "../../../streams/nats/storage/refusals/unfinished.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { checkBackup } from "../backup/folder/checkBackup.ts"
import { makeBackupWriter } from "../backup/folder/backupFolder.ts"
import { messageLine } from "../backup/folder/lines.ts"
import { type BackupKind, kindFor, type Manifest, manifestDigest } from "../backup/folder/manifest.ts"
import { checkTarget, restoreInto } from "./restoreInto.ts"

const folder = mkdtempSync(join(tmpdir(), "stopped-restore-"))
let manifest: Manifest
let server: NatsProcess
beforeAll(async () => {
  manifest = write()
  server = await startNats()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})
const emptyServer = async () => {
  await server.end("SIGKILL")
  rmSync(server.store, { recursive: true, force: true })
  await server.start()
}
beforeEach(emptyServer)

/** The positions of each stream. `5+`: the next message belongs to the same atomic batch. The log has a gap of two batches. */
const positions = {
  log: ["3", "5+", "6+", "7", "2300", "2301", "2303"],
  chain: ["1", "2", "4"],
  access: ["5", "6", "9"]
} as const
const rootOf = { log: "evt.task.t1", chain: "chain.link", access: "access.read" }
const bytesOf = (kind: BackupKind, seq: number) => Buffer.from(`${kind} ${seq}`)

const linesOf = (kind: keyof typeof positions) =>
  positions[kind].map((text, i) => {
    const seq = Number.parseInt(text, 10)
    const storedAt = new Date(Date.UTC(2026, 10, 24, 10, 0, i)).toISOString()
    return messageLine({
      seq,
      subject: rootOf[kind],
      storedAt,
      continues: text.endsWith("+"),
      data: bytesOf(kind, seq)
    })
  })

const write = (): Manifest => {
  const writer = makeBackupWriter(folder, null)
  for (const kind of ["chain", "access", "log"] as const) {
    const lines = linesOf(kind)
    const to = lines.at(-1)?.seq ?? 0
    writer.write(kind, lines, { from: lines[0]?.seq ?? 0, to, witness: witnessOf(bytesOf(kind, to)), endsUnit: true })
  }
  for (const kind of ["outbox", "keys"] as const)
    writer.write(
      kind,
      [
        { key: "one", value: "AAAA" },
        { key: "two", value: "AAEC" }
      ],
      {
        from: 0,
        to: 0,
        witness: "",
        endsUnit: true
      }
    )
  return writer.finish((files) => ({
    format: "tracker-backup-1",
    program: "0.1.0",
    at: "2026-11-24T10:00:00.000Z",
    identity: "log-1",
    facts: { "tracker.identity": "log-1" },
    masterKey: { generation: 1, key: "k1" },
    position: 2303,
    witness: witnessOf(bytesOf("log", 2303)),
    maxBytes: { EVT: -1, CHAIN: -1, ACCESS: -1 },
    files
  }))
}

class Stopped extends Data.TaggedError("Stopped")<{}> {
  override readonly message = "stopped"
}

/** The client of the server. The caller is stopped before it gets the answer to the write with the number `stopAt`. */
const client = (stopAt: number, writes = { count: 0 }) =>
  Layer.effect(
    Nats,
    Effect.gen(function* () {
      const nats = yield* Nats
      const counted =
        <Given extends ReadonlyArray<unknown>, A, E>(write: (...given: Given) => Effect.Effect<A, E>) =>
        (...given: Given): Effect.Effect<A, E> =>
          Effect.suspend(() => {
            writes.count++
            if (writes.count < stopAt) return write(...given)
            return Effect.andThen(write(...given), Effect.die(new Stopped()))
          })
      return Nats.of({
        ...nats,
        ensureStream: counted(nats.ensureStream),
        updateStream: counted(nats.updateStream),
        publish: counted(nats.publish),
        publishBatch: counted(nats.publishBatch),
        purge: counted(nats.purge)
      })
    })
  ).pipe(Layer.provide(natsClient({ url: server.url, name: "test", replicas: 1 })))

/** True when the restore has ended, false when it was stopped. */
const restore = (layer: Layer.Layer<Nats, unknown>) =>
  checkTarget(manifest, "here").pipe(
    Effect.andThen(restoreInto(folder, manifest, () => Effect.void)),
    Effect.as(true),
    Effect.catchDefect((defect) => (defect instanceof Stopped ? Effect.succeed(false) : Effect.die(defect))),
    Effect.provide(jetstreamBuckets.pipe(Layer.provideMerge(layer))),
    Effect.runPromise
  )
const never = Number.POSITIVE_INFINITY

/** Everything that a restore writes, with the settings of each stream. */
const restored = Effect.gen(function* () {
  const nats = yield* Nats
  const streams = yield* Effect.forEach(copiedStreams, (stream) =>
    Effect.gen(function* () {
      const messages = (yield* Stream.runCollect(copyOut(nats, stream, 0))).flat().map(messageLine)
      return { kind: kindFor(stream), messages, settings: yield* nats.settings(stream) }
    })
  )
  const buckets = yield* Effect.forEach(["KEYS", "OUTBOX"] as const, (name) =>
    Effect.gen(function* () {
      const store = yield* (yield* Buckets).open(name)
      return (yield* store.entries).map(({ key, value }) => [key, Buffer.from(value).toString("base64")])
    })
  )
  return { streams, buckets, unfinished: yield* unfinishedRestore }
})
const look = () =>
  restored.pipe(Effect.provide(jetstreamBuckets.pipe(Layer.provideMerge(client(never)))), Effect.runPromise)

const unfinished = () => unfinishedRestore.pipe(Effect.provide(client(never)), Effect.runPromise)

test("a restore has the messages at their positions, with their times and batches, and no placeholder", async () => {
  expect(checkBackup(folder, () => {})).toEqual(manifest)
  expect(await restore(client(never))).toBe(true)
  const { streams, buckets, unfinished: marker } = await look()
  const messagesOf = (kind: BackupKind) => streams.find((each) => each.kind === kind)?.messages
  expect(messagesOf("log")).toEqual(linesOf("log"))
  expect(messagesOf("chain")).toEqual(linesOf("chain"))
  // Positions of the access log mean nothing, and begin at 1 again.
  expect(messagesOf("access")).toEqual(linesOf("access").map((line, i) => ({ ...line, seq: i + 1 })))
  expect(buckets.map((entries) => entries.toSorted())).toEqual(
    Array.from({ length: 2 }, () => [
      ["one", "AAAA"],
      ["two", "AAEC"]
    ])
  )
  expect(streams.filter(({ kind }) => kind !== "access").map(({ settings }) => settings)).toMatchObject(
    Array.from({ length: 2 }, () => ({ deny_delete: true, deny_purge: true }))
  )
  expect(streams.find(({ kind }) => kind === "log")?.settings?.metadata).toMatchObject(manifest.facts)
  expect(marker).toBeNull()
})

test("a restore that is stopped after any of its writes, and run again, ends with the same streams", async () => {
  const writes = { count: 0 }
  expect(await restore(client(never, writes))).toBe(true)
  const whole = await look()
  expect(writes.count).toBeGreaterThan(10)
  for (let stopAt = 1; stopAt < writes.count; stopAt++) {
    await emptyServer()
    expect(await restore(client(stopAt)), `stopped at write ${stopAt}`).toBe(false)
    expect(await unfinished(), `marked after write ${stopAt}`).toBe(manifestDigest(manifest))
    expect(await restore(client(never)), `continued after write ${stopAt}`).toBe(true)
    expect(await look(), `stopped at write ${stopAt}`).toEqual(whole)
  }
})

test("an unfinished restore is not continued with another backup", async () => {
  expect(await restore(client(4))).toBe(false)
  const refused = checkTarget({ ...manifest, at: "2026-11-25T10:00:00.000Z" }, "here").pipe(
    Effect.flip,
    Effect.provide(client(never)),
    Effect.runPromise
  )
  expect(String(await refused)).toMatch(/the restore of another backup into here has not ended/)
})
