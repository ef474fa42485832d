/** Settings of streams on real servers: a start creates and compares them, and only a migration changes them. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type NatsCluster, startCluster } from "../../../tests/support/nats/natsCluster.ts"
import { type NatsProcess, startNats } from "../../../tests/support/nats/natsProcess.ts"
import { type Bucket, Buckets } from "../../ports/bucket.ts"
import type { StreamUnavailable } from "../../errors.ts"
import { masterKeyFile } from "../../masterKey/masterKey.ts"
import { type TroubleCode, Troubles } from "../../troubles.ts"
import { natsClient } from "../client/jetstream.ts"
import { Nats, type StreamSettings } from "../client/nats.ts"
import { onceReady } from "../client/servers.ts"
import { natsRecord } from "../record.ts"
import { lasting } from "./declared.ts"
import { type MigrationOptions, planMigration, runMigrationStep } from "./migration.ts"

const folder = mkdtempSync(join(tmpdir(), "storage-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const copiesFor = (url: string) => (url.split(",").length >= 3 ? 3 : 1)
const record = (url: string) =>
  natsRecord({ url, name: "test", replicas: copiesFor(url) }).pipe(
    Layer.provide(masterKeyFile(join(folder, "master.key")))
  )
/** Starts the log at these addresses, and returns the codes of its troubles. */
const start = (url: string) =>
  Effect.flatMap(Troubles, ({ current }) => current).pipe(
    Effect.map((troubles) => troubles.map(({ code }) => code)),
    Effect.provide(record(url)),
    Effect.runPromise
  )
const refusal = (url: string) =>
  start(url).then(
    () => "started",
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  )
const onServers = <A, E>(url: string, act: Effect.Effect<A, E, Nats>) =>
  act.pipe(Effect.provide(natsClient({ url, name: "operator", replicas: copiesFor(url) })), Effect.runPromise)
const settingsOf = (url: string, stream: string): Promise<Partial<StreamSettings>> =>
  onServers(
    url,
    Effect.flatMap(Nats, (nats) => Effect.map(nats.settings(stream), (found) => found ?? {}))
  )
const edit = (url: string, stream: string, changes: Partial<StreamSettings>) =>
  onServers(
    url,
    Effect.flatMap(Nats, (nats) => nats.updateStream(stream, changes))
  )
const migrate = (url: string, options: MigrationOptions = { acceptLower: false }) =>
  onServers(
    url,
    Effect.gen(function* () {
      const steps = yield* onceReady(planMigration(options))
      yield* Effect.forEach(steps, (step) => onceReady(runMigrationStep(step)), { discard: true })
      return Object.fromEntries(steps.map(({ stream, action }) => [stream, action]))
    })
  )
const healthy: ReadonlyArray<TroubleCode> = []
const gibibyte = 1024 ** 3

describe("on one server", () => {
  let server: NatsProcess
  let url: string
  beforeAll(async () => {
    server = await startNats()
    url = server.url
    await start(url)
  })
  afterAll(() => server.stop())

  test("the bucket of keys can be neither purged nor shortened", async () => {
    expect(await settingsOf(url, "KV_KEYS")).toMatchObject({ deny_delete: true, deny_purge: true })
  })

  test("a start of a new installation leaves nothing to migrate", async () => {
    expect(await start(url)).toEqual(healthy)
    expect(Object.values(await migrate(url)).filter((action) => action !== "none")).toEqual([])
  })

  test("a raised size limit stays after a start, and is recorded by a migration", async () => {
    await edit(url, "EVT", { max_bytes: 64 * gibibyte })
    expect(await start(url)).toEqual(healthy)
    expect(await settingsOf(url, "EVT")).toMatchObject({ max_bytes: 64 * gibibyte })
    expect(await migrate(url)).toMatchObject({ EVT: "record" })
    await edit(url, "EVT", { max_bytes: 32 * gibibyte })
    expect(await refusal(url)).toContain(
      `EVT: max_bytes is ${32 * gibibyte}, recorded ${64 * gibibyte}): \`tt migrate --yes\` restores them`
    )
  })

  test("a start refuses a lowered setting and changes nothing; a migration restores it", async () => {
    await edit(url, "EVT", { max_bytes: gibibyte })
    expect(await refusal(url)).toContain("EVT: max_bytes is 1073741824")
    expect(await settingsOf(url, "EVT")).toMatchObject({ max_bytes: gibibyte })
    expect(await migrate(url)).toMatchObject({ EVT: "change", DLQ: "none" })
    expect(await settingsOf(url, "EVT")).toMatchObject({ max_bytes: 64 * gibibyte })
    expect(await start(url)).toEqual(healthy)
  })

  test("a lowered setting is accepted on request", async () => {
    await edit(url, "EVT", { max_bytes: gibibyte })
    await migrate(url, { acceptLower: true })
    expect(await settingsOf(url, "EVT")).toMatchObject({ max_bytes: gibibyte })
    expect(await start(url)).toEqual(healthy)
  })

  test("the metadata of others stays", async () => {
    const { metadata } = await settingsOf(url, "EVT")
    await edit(url, "EVT", { metadata: { ...metadata, identity: "kept" }, max_bytes: gibibyte / 2 })
    await migrate(url)
    expect(await settingsOf(url, "EVT")).toMatchObject({ max_bytes: gibibyte, metadata: { identity: "kept" } })
  })

  test("an erased key leaves nothing in its stream, a removed one leaves a mark", async () => {
    const left = (drop: (bucket: Bucket) => Effect.Effect<unknown, StreamUnavailable>) =>
      Effect.gen(function* () {
        const bucket = yield* (yield* Buckets).open("OUTBOX")
        const nats = yield* Nats
        yield* bucket.put("post.one", Buffer.from("a post"))
        yield* drop(bucket)
        return (yield* nats.info("KV_OUTBOX")).messages
      }).pipe(Effect.provide(record(url)), Effect.runPromise)
    expect(await left(({ remove }) => remove("post.one"))).toBe(1)
    expect(await left(({ erase }) => erase("post.one"))).toBe(0)
  })

  test("a bucket of an earlier version is reported, and a migration protects it", async () => {
    const other = await startNats()
    const plain = { name: "KV_KEYS", subjects: ["$KV.KEYS.>"], storage: "file", max_msgs_per_subject: 1 } as const
    await onServers(
      other.url,
      Effect.flatMap(Nats, (nats) => nats.ensureStream({ ...plain, allow_rollup_hdrs: true, allow_direct: true }))
    )
    expect(await start(other.url)).toEqual(["settings-outdated"])
    expect(await migrate(other.url)).toMatchObject({ KV_KEYS: "change" })
    expect(await settingsOf(other.url, "KV_KEYS")).toMatchObject({ deny_delete: true, deny_purge: true })
    expect(await start(other.url)).toEqual(healthy)
    await other.stop()
  })
})

describe("on a cluster of three", () => {
  let cluster: NatsCluster
  let one: string
  beforeAll(async () => {
    cluster = await startCluster()
    one = cluster.url.split(",")[0] ?? ""
    await start(cluster.url)
  })
  afterAll(() => cluster.stop())
  const copies = async () => {
    const all = await Promise.all(lasting.map((stream) => settingsOf(cluster.url, stream)))
    return [...new Set(all.flatMap(({ num_replicas }) => num_replicas ?? []))]
  }

  test("a process with one address of three changes no number of copies", async () => {
    expect(await copies()).toEqual([3])
    expect(await start(one)).toEqual(healthy)
    await migrate(one)
    expect(await copies()).toEqual([3])
  })

  test("one copy instead of three is refused, and a migration restores it, buckets too", async () => {
    await edit(cluster.url, "EVT", { num_replicas: 1 })
    await edit(cluster.url, "KV_KEYS", { num_replicas: 1 })
    const said = await refusal(one)
    expect(said).toContain("EVT: num_replicas is 1, recorded 3")
    expect(said).toContain("KV_KEYS: num_replicas is 1, recorded 3")
    await migrate(one)
    expect(await copies()).toEqual([3])
    expect(await start(cluster.url)).toEqual(healthy)
  })
})
