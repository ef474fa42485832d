/** A gateway whose link to NATS is cut while a row changes: its sockets end with the rows of the tables. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { startNats } from "../../support/nats/natsProcess.ts"
import { tcpProxy } from "../../support/net/tcpProxy.ts"
import { allClassified, product } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"
import { type TaskLineSent, taskLineOf } from "../../../gateways/contract/lines.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-link-"))
const postgres = await startTestPostgres().catch((error: unknown) => {
  if (process.env["REQUIRE_POSTGRES"] === "1") throw error
  console.warn(`SKIPPED: a gateway whose link to NATS is cut: ${String(error)}`)
  return null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(postgres === null)(
  "a socket gets the change that its gateway missed, although nothing changes afterwards",
  async () => {
    const nats = await startNats()
    const link = await tcpProxy(Number(new URL(nats.url).port))
    const settings = { DATABASE_URL: postgres?.url ?? "", TT_DATA_DIR: folder }
    const writer = await product({ ...settings, NATS_URL: nats.url }, "--roles", "http,projections,reactors")
    const gateway = await product({ ...settings, NATS_URL: `nats://127.0.0.1:${link.port}` }, "--roles", "http")
    await writer.start()
    await gateway.start()
    const token = await writer.token("member")
    const request = writer.as(token)
    const id = String((await request("POST", "/api/tasks", { title: "Paint the pier" }, "paint")).body.id)
    await allClassified(request)
    const client = await followLive(gateway.origin, token, ["tasks:active"])
    const line = () => client.rowsIn("tasks:active").find((row) => row.id === id)
    await client.when(() => line() !== undefined)

    link.block()
    const { body } = await request("POST", `/api/tasks/${id}/retitle`, { title: "Paint the pier blue" }, "blue")
    const read = await request("GET", `/api/tasks/${id}?after=${body.seq}`)
    link.open()
    await client.when(() => line()?.seq === body.seq)
    // The cast: the answer is the row of the task.
    expect(line()).toEqual(taskLineOf(read.body as unknown as TaskLineSent))
    expect(line()).toMatchObject({ title: "Paint the pier blue" })

    client.close()
    await Promise.all([writer.remove(), gateway.remove()])
    await Promise.all([link.stop(), nats.stop(), postgres?.stop()])
  }
)
