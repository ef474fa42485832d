/** The vectors of earlier versions, which were not sealed, and those of a forgotten author. */
import { Effect, Layer, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ada, bo } from "../../../domain/kit/people.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { filesBelow } from "../../../tests/support/filesBelow.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { VectorLog } from "../../ports/vectors.ts"
import { Keyring } from "../../sealing/keyring.ts"
import { newKeyBytes, keyFrom } from "../../cipher/sealing.ts"
import { Nats } from "../client/nats.ts"
import { natsRecord } from "../record.ts"
import { natsServer } from "../server/natsServer.ts"
import { openEntry, ownersOfEntry, sealEntry } from "./vectorEntries.ts"

const folder = mkdtempSync(join(tmpdir(), "vectors-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)
const run = <A, E>(play: Effect.Effect<A, E, Layer.Success<typeof record>>) =>
  Effect.runPromise(Effect.provide(play, record))

const vector = new Float32Array(64).fill(0.125)
const embedding = { subject: "task.a", owners: [ada], model: "one", textDigest: "digest-of-a-text", vector }
const holds = (bytes: string | Buffer) => filesBelow(folder).some((file) => file.bytes.includes(bytes))
const rawVector = Buffer.from(vector.buffer)

test("a start deletes the vectors of an earlier version from the disk, and keeps sealed ones", async () => {
  await run(
    Effect.gen(function* () {
      const head = JSON.stringify({ model: "one", textDigest: "digest-of-a-text" })
      const data = Buffer.concat([Buffer.from(`${head}\n`), rawVector])
      yield* (yield* Nats).publish({ subject: "vec.task.b.abcdefghijkl", data }, 5000)
    })
  )
  expect([holds("digest-of-a-text"), holds(rawVector)]).toEqual([true, true])
  await run(
    Effect.gen(function* () {
      const log = yield* VectorLog
      const seq = yield* log.put(embedding)
      const entry = yield* Stream.runHead(log.entries(0))
      expect(entry).toMatchObject({ value: { seq, embedding } })
      expect(yield* log.ofOwner(ada)).toEqual(["task.a"])
      expect(yield* log.ofOwner(bo)).toEqual([])
    })
  )
  expect([holds("digest-of-a-text"), holds(rawVector)]).toEqual([false, false])
  await run(
    Effect.gen(function* () {
      const entry = yield* Stream.runHead((yield* VectorLog).entries(0))
      expect(entry).toMatchObject({ value: { subject: "task.a", embedding } })
      expect((yield* Keyring).peek(ada)).toBe(null)
    })
  )
})

test("an entry opens only with the keys of all its authors", () => {
  const keys = new Map([ada, bo].map((owner) => [owner as string, keyFrom(newKeyBytes())]))
  const common = keyFrom(newKeyBytes())
  const all = { common, peek: (owner: string) => keys.get(owner) ?? null }
  const without = (gone: string) => ({ common, peek: (owner: string) => (owner === gone ? null : all.peek(owner)) })
  const both = { ...embedding, owners: [bo, ada, bo] }
  const data = sealEntry(all, both)
  expect(ownersOfEntry(data)).toEqual([ada, bo])
  expect(openEntry(all, "task.a", data)).toEqual({ ...embedding, owners: [ada, bo] })
  expect([ada, bo].map((gone) => openEntry(without(gone), "task.a", data))).toEqual([null, null])
  expect(openEntry({ ...all, common: keyFrom(newKeyBytes()) }, "task.a", data)).toBe(null)
  expect(openEntry(all, "task.b", data)).toBe(null)
})
