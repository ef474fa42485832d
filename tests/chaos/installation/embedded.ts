/** One process with nats-server and Postgres embedded, as on a laptop. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { storeIn, natsIn } from "../../../streams/dataFolder.ts"
import { pidIn, settingsFile } from "../../../streams/nats/server/serverProcess.ts"
import { product, waitUntil } from "../../support/product/product.ts"
import type { Installation } from "./installation.ts"

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export const embedded = async (settings: Readonly<Record<string, string>> = {}): Promise<Installation> => {
  const tracker = await product(settings)
  await tracker.start()
  const nats = natsIn(join(tracker.folder, "data"))
  const address = () => {
    const config = readFileSync(settingsFile(nats), "utf8")
    const [, host] = /listen: "(.+?)"/.exec(config) ?? []
    const [, secret] = /password: "(.+?)"/.exec(config) ?? []
    return `nats://tracker:${secret}@${host}`
  }
  /** The product starts the server again by itself, 200 ms after its end: the damage must be done by then. */
  const restart = async (damage?: (store: string) => void) => {
    const before = pidIn(nats)
    if (before === null) throw new Error("no nats-server runs")
    process.kill(before, "SIGKILL")
    await waitUntil(
      async () => isAlive(before),
      (alive) => !alive
    )
    damage?.(storeIn(nats))
    await waitUntil(
      async () => pidIn(nats),
      (pid) => pid !== null && pid !== before && isAlive(pid)
    )
  }
  return {
    shape: "embedded",
    processes: [{ parts: ["http", "projections", "reactors"], product: tracker }],
    log: { url: address, restart, restartOne: () => restart() },
    tables: null,
    links: { log: null, tables: null },
    remove: tracker.remove
  }
}
