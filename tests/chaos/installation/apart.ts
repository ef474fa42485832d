/** Roles in processes of their own, on one nats-server or a cluster of three, and one Postgres. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { startCluster } from "../../support/nats/natsCluster.ts"
import { startNats } from "../../support/nats/natsProcess.ts"
import { tcpProxy, type TcpProxy } from "../../support/net/tcpProxy.ts"
import { type Product, product } from "../../support/product/product.ts"
import type { Shape } from "../plan.ts"
import type { Installation, LogServer, Part } from "./installation.ts"
import { superviseAll } from "./supervised.ts"

type Apart = Exclude<Shape, "embedded">

/** The parts of each process. */
const layouts: Readonly<Record<Apart, ReadonlyArray<ReadonlyArray<Part>>>> = {
  roles: [["http"], ["projections"], ["reactors"]],
  gateways: [["http"], ["http"], ["projections", "reactors"]],
  projectors: [["http", "reactors"], ["projections"], ["projections"]],
  cluster: [["http"], ["http"], ["projections"], ["projections"], ["reactors"]]
}

interface Servers {
  /** The address for the product. */
  readonly url: string
  readonly log: LogServer
  readonly link: TcpProxy | null
  readonly stop: () => Promise<void>
}

const oneServer = async (): Promise<Servers> => {
  const nats = await startNats()
  const link = await tcpProxy(nats.port)
  const restart = async (damage?: (store: string) => void) => {
    await nats.end("SIGKILL")
    damage?.(nats.store)
    await nats.start()
  }
  return {
    url: `nats://127.0.0.1:${link.port}`,
    log: { url: () => nats.url, restart, restartOne: () => restart() },
    link,
    stop: async () => {
      await link.stop()
      await nats.stop()
    }
  }
}

const threeServers = async (): Promise<Servers> => {
  const cluster = await startCluster()
  const restartOne = async (n: number) => {
    await cluster.kill(n % 3)
    cluster.start(n % 3)
  }
  return {
    url: cluster.url,
    log: {
      url: () => cluster.url,
      restart: async () => {
        for (const n of [0, 1, 2]) await cluster.kill(n)
        for (const n of [0, 1, 2]) cluster.start(n)
      },
      restartOne
    },
    link: null,
    stop: cluster.stop
  }
}

/** A commit that a reader has seen must survive the pause of the server. */
const durable = { isDurable: true }

export const apart = async (shape: Apart, settings: Readonly<Record<string, string>> = {}): Promise<Installation> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-chaos-"))
  const [postgres, servers] = await Promise.all([
    startTestPostgres(durable),
    shape === "cluster" ? threeServers() : oneServer()
  ])
  const tables = await tcpProxy(Number(new URL(postgres.url).port))
  const database = new URL(postgres.url)
  database.port = String(tables.port)
  const shared = { NATS_URL: servers.url, DATABASE_URL: database.href, TT_DATA_DIR: folder, ...settings }
  const processes: Array<{ readonly parts: ReadonlyArray<Part>; readonly product: Product }> = []
  for (const parts of layouts[shape])
    processes.push({ parts, product: await product(shared, "--roles", parts.join(",")) })
  const supervised = superviseAll(processes)
  // The first start makes the master key, which the other processes need.
  const [first, ...others] = processes
  await Promise.all([
    first?.product.start(),
    ...others.filter(({ parts }) => parts.includes("projections")).map((each) => each.product.start())
  ])
  await Promise.all(others.filter(({ product: each }) => !each.isRunning()).map((each) => each.product.start()))
  return {
    shape,
    processes,
    log: servers.log,
    tables: { pause: postgres.pause, resume: postgres.resume },
    links: { log: servers.link, tables },
    ...supervised,
    remove: async () => {
      await Promise.all(processes.map((each) => each.product.remove()))
      await tables.stop()
      await Promise.all([servers.stop(), postgres.stop()])
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
