/** One process with nats-server and Postgres embedded, as on a laptop. */
import { connect } from "node:net"
import { join } from "node:path"
import { storeIn, natsIn } from "../../../streams/dataFolder.ts"
import { addressOf, portIn } from "../../../streams/nats/server/folder/serverFolder.ts"
import { pidIn } from "../../../streams/nats/server/folder/serverProcess.ts"
import { product, waitUntil } from "../../support/product/product.ts"
import type { Installation } from "./installation.ts"
import { superviseAll } from "./supervised.ts"

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1")
      .once("connect", () => {
        socket.destroy()
        resolve(true)
      })
      .once("error", () => resolve(false))
  })

export const embedded = async (settings: Readonly<Record<string, string>> = {}): Promise<Installation> => {
  const tracker = await product(settings)
  const processes: Installation["processes"] = [{ parts: ["http", "projections", "reactors"], product: tracker }]
  const supervised = superviseAll(processes)
  await tracker.start()
  const nats = natsIn(join(tracker.folder, "data"))
  /** The product starts the server again by itself, so it is suspended until the damage is done. */
  const restart = async (damage?: (store: string) => void) => {
    const [before, port] = [pidIn(nats), portIn(nats)]
    if (before === null || port === null) throw new Error("no nats-server runs")
    tracker.suspend()
    try {
      process.kill(before, "SIGKILL")
      // The ended child of a suspended parent stays in the list of processes, so the free port shows that it has ended.
      await waitUntil(
        () => isOpen(port),
        (open) => !open
      )
      damage?.(storeIn(nats))
    } finally {
      tracker.resume()
    }
    await waitUntil(
      async () => pidIn(nats),
      (pid) => pid !== null && pid !== before && isAlive(pid)
    )
  }
  return {
    shape: "embedded",
    processes,
    log: { url: () => addressOf(nats), restart, restartOne: () => restart() },
    tables: null,
    links: { log: null, tables: null },
    ...supervised,
    remove: tracker.remove
  }
}
