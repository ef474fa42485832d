/** `tt start` on the data of an earlier version says what it will do, does it, and loses nothing; it refuses a newer log. */
import { Effect } from "effect"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startTestPostgres } from "../../ops/setup/postgres/testPostgres.mjs"
import { openServer, type Sql } from "../../projections/postgres.ts"
import { natsClient } from "../../streams/nats/client/jetstream.ts"
import { Nats } from "../../streams/nats/client/nats.ts"
import { type NatsProcess, startNats } from "../support/nats/natsProcess.ts"
import { allClassified, type Product, product, waitUntil } from "../support/product/product.ts"

let nats: NatsProcess
let postgres: Awaited<ReturnType<typeof startTestPostgres>>
let sql: Sql
let tracker: Product
let request: ReturnType<Product["as"]>

beforeAll(async () => {
  ;[nats, postgres] = await Promise.all([startNats(), startTestPostgres()])
  sql = openServer(postgres.url)
  tracker = await product({ NATS_URL: nats.url, DATABASE_URL: postgres.url })
  await tracker.start()
  request = tracker.as(await tracker.token("owner"))
  for (const [n, title] of ["Order paper", "Renew the certificate"].entries())
    expect((await request("POST", "/api/tasks", { title }, `task-${n}`)).status).toBe(201)
  await allClassified(request)
})
afterAll(async () => {
  await sql.end({ timeout: 1 })
  await tracker.remove()
  await Promise.all([nats.stop(), postgres.stop()])
})

const tasks = async () => (await request("GET", "/api/tasks?limit=50")).body.items
/** The lines of a start about an upgrade, and the line that it is ready. */
const linesOf = (printed: string) =>
  printed.split("\n").filter((line) => /^(?:upgrade|downgrade|tables):|^ready /.test(line))
const startAgain = async () => {
  const before = tracker.printed().length
  await tracker.start()
  return () => linesOf(tracker.printed().slice(before))
}
const recordedProgram = (program: Readonly<Record<string, unknown>>) =>
  Effect.gen(function* () {
    const client = yield* Nats
    const metadata = { ...(yield* client.settings("EVT"))?.metadata, "tracker.program": JSON.stringify(program) }
    yield* client.updateStream("EVT", { metadata })
  }).pipe(Effect.provide(natsClient({ url: nats.url, name: "test", replicas: 1 })), Effect.runPromise)

test("tables of an earlier version: the plan comes first, and every row is there afterwards", async () => {
  const before = await tasks()
  const backup = join(tracker.folder, "backup")
  await tracker.tt("backup", backup)
  await tracker.stop()
  await recordedProgram({ version: "0.0.9", format: 1 })
  await sql`update read.checkpoint set version = 1 where name = 'tasks'`
  await sql`alter table read.chats drop column title`
  const printed = await startAgain()
  await waitUntil(
    async () => printed(),
    (lines) => lines.includes("tables: all are complete")
  )
  expect(printed()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^upgrade: version 0\.0\.9 was the last to use this log/),
      expect.stringMatching(
        /^upgrade: this version rebuilds 2 of \d+ tables from \d+ commits: (?:tasks, chats|chats, tasks)$/
      ),
      expect.stringMatching(/^upgrade: it takes a few seconds/),
      expect.stringMatching(/changes are accepted; chats cannot be read, and all others are served$/),
      expect.stringContaining(`the last backup is ${backup}`)
    ])
  )
  const lines = printed()
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start))
  expect(at("upgrade: this version")).toBeLessThan(at("tables: all are complete"))
  await waitUntil(
    () => request("GET", "/api/system"),
    ({ body }) => (body["troubles"] as ReadonlyArray<unknown> | undefined)?.length === 0
  )
  expect(await tasks()).toEqual(before)
  expect(await tracker.tt("replay", "--verify")).toMatch(/every row is as it was/)
})

test("a second start says nothing about an upgrade", async () => {
  await tracker.stop()
  const printed = await startAgain()
  expect(printed()).toEqual([expect.stringMatching(/^ready /)])
})

test("a log of a newer format is refused with the version that reads it", async () => {
  await tracker.stop()
  await recordedProgram({ version: "7.2.0", format: 9 })
  await expect(tracker.start()).rejects.toThrow(/format 9.*start version 7\.2\.0 or a later one/)
  await expect(tracker.tt("backup", join(tracker.folder, "other"))).rejects.toThrow("start version 7.2.0")
  const doctor = await tracker.tt("doctor", "--json").catch((error: unknown) => String(error))
  expect(doctor).toContain('"code":"log-newer","section":"docs/operations.md#log-newer"')
})

test("a log of a later version with the same format is opened, and the start says so", async () => {
  await recordedProgram({ version: "7.2.0", format: 1 })
  const printed = await startAgain()
  expect(printed()[0]).toMatch(/^downgrade: version 7\.2\.0 has used this log/)
})
