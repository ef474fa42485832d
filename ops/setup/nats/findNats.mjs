// Where nats-server is. Plain JavaScript without dependencies: the bootstrap runs it before anything is installed.
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The oldest server that knows atomic batches. */
export const oldestNats = [2, 12]
/** Where the bootstrap puts a server that it fetched. */
export const fetchedNats = fileURLToPath(new URL("../../../.cache/bin/nats-server", import.meta.url))

/**
 * The path of a nats-server that is new enough: `NATS_SERVER_BIN`, the one that was fetched, or one on the PATH.
 *
 * @returns {string | undefined}
 */
export const natsServerPath = () =>
  [
    process.env["NATS_SERVER_BIN"],
    fetchedNats,
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "nats-server"))
  ].find((path) => path !== undefined && path !== "" && existsSync(path) && isNewEnough(path))

/** @param {string} path */
const isNewEnough = (path) => {
  try {
    const [, major, minor] = /v(\d+)\.(\d+)/.exec(execFileSync(path, ["--version"], { encoding: "utf8" })) ?? []
    return Number(major) > oldestNats[0] || (Number(major) === oldestNats[0] && Number(minor) >= oldestNats[1])
  } catch {
    return false
  }
}
