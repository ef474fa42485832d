/** A nats-server as an operator runs it: on disk, on one port, with fsync on every write. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"

export interface NatsProcess {
  readonly url: string
  readonly port: number
  /** The folder of its store. Change it only while the server does not run. */
  readonly store: string
  /** Starts the server again, on the same port and store. */
  readonly start: () => Promise<void>
  /** Sends the signal and waits for the exit. */
  readonly end: (signal: "SIGTERM" | "SIGKILL") => Promise<void>
  /** Sends a signal that the server outlives, such as SIGSTOP. */
  readonly signal: (signal: "SIGSTOP" | "SIGCONT") => void
  /** Stops it and removes its folder. */
  readonly stop: () => Promise<void>
}

export const startNats = async (): Promise<NatsProcess> => {
  const nats = await prepareNats()
  await nats.start()
  return nats
}

/** A server that does not run yet. */
export const prepareNats = async (): Promise<NatsProcess> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-nats-"))
  const config = join(folder, "nats.conf")
  const store = join(folder, "store")
  const port = await freePort()
  writeFileSync(
    config,
    `host: 127.0.0.1\nport: ${port}\njetstream { store_dir: "${store}", sync_interval: always, max_file_store: 1TB }\n`
  )
  let server: ChildProcess | undefined
  const start = () =>
    new Promise<void>((resolve, reject) => {
      const started = spawn(natsServerPath() ?? "nats-server", ["-c", config], { stdio: ["ignore", "ignore", "pipe"] })
      server = started
      let said = ""
      started.once("error", reject)
      started.once("exit", () => reject(new Error(`nats-server ended: ${said}`)))
      started.stderr.on("data", (data: Buffer) => {
        said = (said + data.toString()).slice(-4000)
        if (said.includes("Server is ready")) resolve()
      })
    })
  const end = (signal: "SIGTERM" | "SIGKILL") =>
    new Promise<void>((resolve) => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return resolve()
      server.once("exit", () => resolve())
      server.kill(signal)
    })
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    store,
    start,
    end,
    signal: (signal) => void server?.kill(signal),
    stop: async () => {
      await end("SIGTERM")
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
