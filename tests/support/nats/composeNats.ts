/** A nats-server with the very settings that Docker Compose uses, and the keys of its users. */
import { type ChildProcess, spawn } from "node:child_process"
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeNatsKeys, type NatsUser, seedFileOf } from "../../../ops/docker/natsKeys.ts"
import { natsServerPath } from "../../../ops/setup/nats/findNats.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"

export interface ComposeNats {
  readonly url: string
  /** The address of its monitoring port. */
  readonly monitoring: string
  readonly keyFile: (user: NatsUser) => string
  /** The lines of the server's log that report a refused subject. */
  readonly violations: () => ReadonlyArray<string>
  readonly stop: () => Promise<void>
}

export const startComposeNats = async (): Promise<ComposeNats> => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-compose-"))
  const all = join(folder, "all")
  makeNatsKeys(all)
  // In the container, the folder of the public keys is mounted beside the settings.
  const config = join(folder, "nats.conf")
  copyFileSync(new URL("../../../ops/docker/nats.conf", import.meta.url), config)
  symlinkSync(join(all, "public"), join(folder, "keys"))
  const [port, http] = [await freePort(), await freePort()]
  const flags = ["-c", config, "-a", "127.0.0.1", "-p", String(port), "-m", String(http), "-sd", join(folder, "store")]
  const server: ChildProcess = spawn(natsServerPath() ?? "nats-server", flags, { stdio: ["ignore", "ignore", "pipe"] })
  let said = ""
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => reject(new Error(`nats-server ended: ${said}`)))
    server.stderr?.on("data", (data: Buffer) => {
      said += data.toString()
      if (said.includes("Server is ready")) resolve()
    })
  })
  return {
    url: `nats://127.0.0.1:${port}`,
    monitoring: `http://127.0.0.1:${http}`,
    keyFile: (user) => seedFileOf(all, user),
    violations: () => said.split("\n").filter((line) => line.includes("Violation")),
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve))
      server.kill("SIGTERM")
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
