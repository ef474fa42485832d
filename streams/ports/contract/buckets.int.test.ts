/** The changes of a bucket, on NATS and in memory. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { memoryBuckets } from "../../memory/memoryBuckets.ts"
import { natsRecord } from "../../nats/record.ts"
import { natsServer } from "../../nats/server/natsServer.ts"
import { Buckets } from "../bucket.ts"

const folder = mkdtempSync(join(tmpdir(), "buckets-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const onNats = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

test.each([
  ["memory", memoryBuckets],
  ["nats", onNats]
] as const)("in %s they have each key that was written or removed after a revision, once", (_, layer) =>
  Effect.gen(function* () {
    const bucket = yield* (yield* Buckets).open("SESSIONS")
    yield* bucket.put("before", Buffer.from("1"))
    const start = yield* bucket.changes(null)
    expect(start.keys).toBe(null)
    expect(yield* bucket.changes(start.revision)).toEqual({ revision: start.revision, keys: [] })

    for (const value of ["1", "2", "3"]) yield* bucket.put("written", Buffer.from(value))
    yield* bucket.put("removed", Buffer.from("1"))
    yield* bucket.remove("removed")
    yield* bucket.remove("before")
    const { revision, keys } = yield* bucket.changes(start.revision)
    expect(keys?.toSorted()).toEqual(["before", "removed", "written"])
    expect(yield* bucket.changes(revision)).toEqual({ revision, keys: [] })
    // A revision of a newer bucket: this one was restored.
    expect(yield* bucket.changes(revision + 1)).toEqual({ revision, keys: null })
  }).pipe(Effect.provide(layer), Effect.scoped, Effect.runPromise)
)
