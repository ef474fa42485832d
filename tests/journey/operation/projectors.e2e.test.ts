/** Two processes that write the tables, and one that serves them: one writes, the other one is on standby, and no read goes back in time. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { openServer } from "../../../projections/postgres.ts"
import { type NatsProcess, startNats } from "../../support/nats/natsProcess.ts"
import { type TcpProxy, tcpProxy } from "../../support/net/tcpProxy.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-projectors-"))
const postgres = await startTestPostgres().catch((error: unknown) => {
  if (process.env["REQUIRE_POSTGRES"] === "1") throw error
  console.warn(`SKIPPED: two projectors: ${String(error)}`)
  return null
})
let nats: NatsProcess
let gateway: Product
let projectors: ReadonlyArray<Product>
/** A proxy between each projector and Postgres. Its port identifies the projector there. */
let links: ReadonlyArray<TcpProxy>
let request: ReturnType<Product["as"]>

beforeAll(async () => {
  if (postgres === null) return
  nats = await startNats()
  const settings = { NATS_URL: nats.url, DATABASE_URL: postgres.url, TT_DATA_DIR: folder }
  gateway = await product(settings, "--roles", "http")
  const port = Number(new URL(postgres.url).port)
  links = await Promise.all([tcpProxy(port), tcpProxy(port)])
  projectors = await Promise.all(
    links.map((link) => {
      const own = new URL(postgres.url)
      own.port = String(link.port)
      return product({ ...settings, DATABASE_URL: own.href }, "--roles", "projections")
    })
  )
  await Promise.all(projectors.map((each) => each.start()))
  await gateway.start()
  request = gateway.as(await gateway.token("member"))
})
afterAll(async () => {
  if (postgres !== null) {
    await Promise.all([gateway, ...projectors].map((each) => each.remove()))
    await Promise.all(links.map((link) => link.stop()))
    await Promise.all([nats.stop(), postgres.stop()])
  }
  rmSync(folder, { recursive: true, force: true })
})

let made = 0
/** Creates a task, and reads it as of its own commit. */
const createAndRead = async () => {
  const { status, body } = await request("POST", "/api/tasks", { title: `Plank ${++made}` }, `plank-${made}`)
  expect(status).toBe(201)
  return (await request("GET", `/api/tasks/${String(body.id)}?after=${String(body.seq)}`)).status
}
const codesOf = async ({ monitoring }: Product) => {
  const response = await fetch(`${monitoring}/readyz`)
  const { troubles } = (await response.json()) as { readonly troubles: ReadonlyArray<{ readonly code: string }> }
  return { status: response.status, codes: troubles.map(({ code }) => code) }
}

/** The process that writes, and the one on standby. */
const writerAndStandby = async () => {
  const both = await waitUntil(
    () => Promise.all(projectors.map(codesOf)),
    (each) => each.filter(({ codes }) => codes.length === 0).length === 1
  )
  const n = both.findIndex(({ codes }) => codes.length === 0)
  const [writer, standby] = [projectors[n], projectors[1 - n]]
  if (writer === undefined || standby === undefined) throw new Error("no process writes")
  return { writer, standby, linkOfStandby: links[1 - n] }
}

/** Lets Postgres note the client of each change of a task. */
const noteWriters = async () => {
  const sql = openServer(postgres?.url ?? "")
  await sql.unsafe(`
    create table noted (n bigserial, port int);
    create function note_writer() returns trigger language plpgsql as
      'begin insert into noted (port) values (inet_client_port()); return null; end';
    create trigger note_writer after insert or update on read.tasks for each statement execute function note_writer();`)
  return {
    count: async () => Number((await sql`select count(*) as n from noted`)[0]?.["n"]),
    portsAfter: async (count: number) =>
      (await sql`select distinct port from noted where n > ${count}`).map((row) => Number(row["port"])),
    end: () => sql.end()
  }
}

describe.skipIf(postgres === null)("two projectors", () => {
  test("one writes, and the other one is ready and says that it stands by", async () => {
    expect(await createAndRead()).toBe(200)
    const both = await Promise.all(projectors.map(codesOf))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both.flatMap(({ codes }) => codes)).toEqual(["standby"])
  })

  test("every acknowledged task is found at once during replays that the gateway asks for", async () => {
    let replaying = true
    const seen: Array<number> = []
    const reader = async () => {
      while (replaying) seen.push(await createAndRead())
    }
    const readers = Promise.all(Array.from({ length: 4 }, reader))
    for (let i = 0; i < 3; i++) {
      const lines = (await gateway.tt("replay", "--json")).trim().split("\n")
      expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ phase: "swapped", different: 0 })
    }
    replaying = false
    await readers
    console.log(`${seen.length} reads of acknowledged tasks during 3 replays`)
    expect(new Set(seen)).toEqual(new Set([200]))
  })

  test("the other one takes over when the writer is killed", async () => {
    const { writer, standby } = await writerAndStandby()
    await writer.kill({ nats: false })
    const began = performance.now()
    await waitUntil(createAndRead, (status) => status === 200)
    console.log(`takeover after a kill: ${Math.round(performance.now() - began)} ms until a new task is read`)
    await waitUntil(
      () => codesOf(standby),
      ({ codes }) => codes.length === 0
    )
    await writer.start()
    expect(await createAndRead()).toBe(200)
    await waitUntil(
      () => Promise.all([codesOf(standby), codesOf(writer)]),
      ([holder, other]) => holder.codes.length === 0 && other.codes.join() === "standby"
    )
  })

  test("the other one replaces a suspended writer, which writes nothing when it continues", async () => {
    const noted = await noteWriters()
    const { writer, standby, linkOfStandby } = await writerAndStandby()
    writer.suspend()
    const began = performance.now()
    await waitUntil(createAndRead, (status) => status === 200)
    console.log(`takeover from a suspended writer: ${Math.round(performance.now() - began)} ms`)
    const takenOver = await noted.count()
    // The suspended process reads these commits as soon as it continues.
    for (let i = 0; i < 20; i++) expect(await createAndRead()).toBe(200)
    writer.resume()
    await waitUntil(
      () => codesOf(writer),
      ({ codes }) => codes.join() === "standby"
    )
    for (let i = 0; i < 20; i++) expect(await createAndRead()).toBe(200)
    expect((await codesOf(standby)).codes).toEqual([])
    const ports = await noted.portsAfter(takenOver)
    expect(ports.length).toBeGreaterThan(0)
    expect(ports.filter((port) => linkOfStandby?.clientPorts().has(port) !== true)).toEqual([])
    await noted.end()
    const lines = (await gateway.tt("replay", "--json")).trim().split("\n")
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ phase: "swapped", different: 0 })
  })
})
