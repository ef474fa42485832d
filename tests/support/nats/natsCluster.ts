/** A cluster of three nats-servers, each a process that a test can kill. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"

export interface NatsCluster {
  /** The addresses of all three, separated by commas. */
  readonly url: string
  /** Sends SIGKILL and waits for the exit. */
  readonly kill: (n: number) => Promise<void>
  readonly start: (n: number) => void
  readonly stop: () => Promise<void>
}

/** `first` lists the servers that start immediately. Without a majority of the three there is no leader. */
export const startCluster = async (first: ReadonlyArray<number> = [0, 1, 2]): Promise<NatsCluster> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-cluster-"))
  const ports = await Promise.all(Array.from({ length: 6 }, freePort))
  const routes = ports.slice(3).map((port) => `nats://127.0.0.1:${port}`)
  const servers: Array<ChildProcess> = []
  const start = (n: number) => {
    const config = join(folder, `${n}.conf`)
    writeFileSync(
      config,
      `server_name: n${n}
host: 127.0.0.1
port: ${ports[n]}
jetstream { store_dir: "${folder}/${n}", max_file_store: 1TB }
cluster { name: tracker, host: 127.0.0.1, port: ${ports[n + 3]}, routes: ${JSON.stringify(routes)} }
`
    )
    servers[n] = spawn(natsServerPath() ?? "nats-server", ["-c", config], { stdio: "ignore" })
  }
  const end = (n: number) =>
    new Promise<void>((resolve) => {
      const server = servers[n]
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return resolve()
      server.once("exit", () => resolve())
      server.kill("SIGKILL")
    })
  for (const n of first) start(n)
  return {
    url: ports
      .slice(0, 3)
      .map((port) => `nats://127.0.0.1:${port}`)
      .join(","),
    kill: end,
    start,
    stop: async () => {
      await Promise.all([0, 1, 2].map(end))
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
