// A temporary Postgres with pgvector for tests, in its own folder, on loopback; without fsync unless it is durable.
import { execFileSync, spawn } from "node:child_process"
import { chownSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { hasVector, installedPostgres } from "./postgres.mjs"

const startMillis = 30_000

/**
 * `pause` ends the server immediately and `resume` starts it again, on the same port and folder.
 *
 * @param {{ isDurable?: boolean }} [options] `isDurable`: a commit is on disk when it returns
 * @returns {Promise<{ url: string, stop: () => Promise<void>, pause: () => Promise<void>, resume: () => Promise<void> }>} a superuser's URL, and functions that control the server
 * @throws when no Postgres with pgvector is installed, or it does not start
 */
export const startTestPostgres = async ({ isDurable = false } = {}) => {
  const found = installedPostgres()
  if (found === undefined || !hasVector(found.version)) throw new Error("no Postgres with pgvector is installed")
  const folder = mkdtempSync(join(tmpdir(), "tracker-postgres-"))
  // Postgres refuses to run as root.
  const user = process.getuid?.() === 0 ? idsOf("postgres") : {}
  if ("uid" in user) chownSync(folder, user.uid, user.gid)
  const options = { cwd: folder, ...user }
  execFileSync(
    join(found.bin, "initdb"),
    ["-D", join(folder, "data"), "-U", "tracker", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
    { ...options, stdio: "ignore" }
  )
  const port = await freePort()
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    ...(isDurable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
    max_connections: 200,
    shared_buffers: "128MB"
  }
  const start = async () => {
    const server = spawn(
      join(found.bin, "postgres"),
      ["-D", join(folder, "data"), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...options, stdio: ["ignore", "ignore", "pipe"] }
    )
    const ended = new Promise((resolve) => server.once("exit", resolve))
    await ready(server)
    return async () => {
      server.kill("SIGQUIT")
      await ended
    }
  }
  let end = await start()
  return {
    url: `postgres://tracker@127.0.0.1:${port}/postgres`,
    pause: () => end(),
    resume: async () => {
      end = await start()
    },
    stop: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** @param {import("node:child_process").ChildProcess} server */
const ready = (server) =>
  new Promise((resolve, reject) => {
    let said = ""
    const late = setTimeout(() => reject(new Error(`Postgres does not start: ${said}`)), startMillis)
    server.once("exit", () => reject(new Error(`Postgres ended: ${said}`)))
    server.stderr?.on("data", (data) => {
      said = (said + data).slice(-2000)
      if (!/ready to accept connections/.test(said)) return
      clearTimeout(late)
      resolve(undefined)
    })
  })

/** @param {string} name */
const idsOf = (name) => ({
  uid: Number(execFileSync("id", ["-u", name])),
  gid: Number(execFileSync("id", ["-g", name]))
})
