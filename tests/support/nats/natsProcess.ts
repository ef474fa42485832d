/** A nats-server as an operator runs it: on disk, on a free port, with fsync on every write. */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"

export interface NatsProcess {
  readonly url: string
  readonly stop: () => Promise<void>
}

export const startNats = async (): Promise<NatsProcess> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-nats-"))
  const config = join(folder, "nats.conf")
  writeFileSync(
    config,
    `host: 127.0.0.1\nport: -1\nports_file_dir: "${folder}"\njetstream { store_dir: "${folder}/store", sync_interval: always, max_file_store: 1TB }\n`
  )
  const server = spawn(natsServerPath() ?? "nats-server", ["-c", config], { stdio: ["ignore", "ignore", "pipe"] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ""
    server.once("exit", () => reject(new Error(`nats-server ended: ${said}`)))
    server.stderr.on("data", (data: Buffer) => {
      said += data.toString()
      const port = /Listening for client connections on [\d.]+:(\d+)/.exec(said)?.[1]
      if (port !== undefined && said.includes("Server is ready")) resolve(`nats://127.0.0.1:${port}`)
    })
  })
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.once("exit", () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        server.kill("SIGTERM")
      })
  }
}
