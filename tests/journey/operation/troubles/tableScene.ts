/** A gateway without tables of its own, and projectors on one Postgres, which a test starts, stops and changes. */
import { cpSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { openServer, type Sql } from "../../../../projections/postgres.ts"
import { startTestPostgres } from "../../../../ops/setup/postgres/testPostgres.mjs"
import { startNats } from "../../../support/nats/natsProcess.ts"
import { type Product, product, waitUntil } from "../../../support/product/product.ts"
import type { Watched } from "./state.ts"

export interface TableScene {
  readonly postgres: Awaited<ReturnType<typeof startTestPostgres>>
  /** Changes the tables as another program does. */
  readonly sql: Sql
  /** Serves requests and runs the reactors. It never writes the tables. */
  readonly gateway: Watched
  readonly projector: Watched
  /** A second projector, which is not started yet. */
  readonly spare: Watched
  /** Creates a task, which a running projector shows. */
  readonly create: (title: string) => Promise<number>
  /** Returns once the tables show the position. */
  readonly shown: (seq: number) => Promise<unknown>
  readonly close: () => Promise<void>
}

const keysOf = ({ folder }: Product) => join(folder, "data", "keys")

export const openTableScene = async (postgres: TableScene["postgres"]): Promise<TableScene> => {
  const nats = await startNats()
  const settings = { NATS_URL: nats.url, DATABASE_URL: postgres.url }
  const gateway = await product(settings, "--roles", "http,reactors")
  const projector = await product(settings, "--roles", "http,projections")
  const spare = await product(settings, "--roles", "http,projections")
  // One of the processes makes the master key, which the others get.
  await projector.start()
  for (const { folder } of [gateway, spare]) {
    mkdirSync(join(folder, "data"), { mode: 0o700 })
    cpSync(keysOf(projector), join(folder, "data", "keys"), { recursive: true })
  }
  await gateway.start()
  const token = await gateway.token("owner")
  const sql = openServer(postgres.url)
  const watched = (tracker: Product): Watched => ({ tracker, token, settings })
  const request = gateway.as(token)
  let made = 0
  return {
    postgres,
    sql,
    gateway: watched(gateway),
    projector: watched(projector),
    spare: watched(spare),
    create: async (title) => {
      const { status, body } = await request("POST", "/api/tasks", { title }, `task-${++made}`)
      if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`)
      return Number(body.seq)
    },
    shown: (seq) =>
      waitUntil(
        () => request("GET", `/api/tasks?limit=1&after=${seq}`),
        ({ status }) => status === 200
      ),
    close: async () => {
      await sql.end({ timeout: 1 }).catch(() => {})
      await Promise.all([gateway, projector, spare].map((each) => each.remove()))
      await Promise.all([nats.stop(), postgres.stop()])
    }
  }
}
