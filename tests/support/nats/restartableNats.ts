/** A nats-server whose files a test can copy, and put back while the server is stopped. */
import { type ChildProcess, spawn } from "node:child_process"
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"

export interface RestartableNats {
  readonly url: string
  /** The folder of the server's files. */
  readonly store: string
  readonly start: () => Promise<void>
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
  /** Copies the files of the stopped server; returns the folder of the copy. */
  readonly copy: () => string
  /** Replaces the files of the stopped server; without a copy it has none. */
  readonly putBack: (copy?: string) => void
  /** Stops it and removes its files. */
  readonly remove: () => Promise<void>
}

export const restartableNats = async (): Promise<RestartableNats> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-nats-"))
  const store = join(folder, "store")
  const config = join(folder, "nats.conf")
  const port = await freePort()
  writeFileSync(
    config,
    `host: 127.0.0.1\nport: ${port}\njetstream { store_dir: "${store}", sync_interval: always, max_file_store: 1TB }\n`
  )
  let server: ChildProcess | undefined
  let copies = 0
  const start = () =>
    new Promise<void>((resolve, reject) => {
      let said = ""
      const mine = spawn(natsServerPath() ?? "nats-server", ["-c", config], { stdio: ["ignore", "ignore", "pipe"] })
      server = mine
      mine.once("error", reject)
      mine.once("exit", () => reject(new Error(`nats-server ended: ${said}`)))
      mine.stderr.on("data", (data: Buffer) => {
        said += data.toString()
        if (said.includes("Server is ready")) resolve()
      })
    })
  const stop = (signal: NodeJS.Signals = "SIGTERM") =>
    new Promise<void>((resolve) => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) return resolve()
      server.once("exit", () => resolve())
      server.kill(signal)
    })
  return {
    url: `nats://127.0.0.1:${port}`,
    store,
    start,
    stop,
    copy: () => {
      const to = join(folder, `copy-${++copies}`)
      cpSync(store, to, { recursive: true })
      return to
    },
    putBack: (copy) => {
      rmSync(store, { recursive: true, force: true })
      if (copy !== undefined) cpSync(copy, store, { recursive: true })
    },
    remove: async () => {
      await stop("SIGKILL")
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
