// Finds nats-server on this machine. Plain JavaScript without dependencies: the bootstrap runs it before anything is installed.
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"

/** The oldest server that supports atomic batches. */
export const oldestNats = [2, 12]
/** A server that does not print its version within this time is not used. */
export const versionMillis = 2000
export const executable = process.platform === "win32" ? "nats-server.exe" : "nats-server"
/** The copy that the bootstrap installs. */
export const fetchedNats = fileURLToPath(new URL(`../../../.cache/bin/${executable}`, import.meta.url))

/** The same sentence in every place that finds no server. */
export const installNats =
  "nats-server 2.12 or newer is needed: install it (https://nats.io/download) and put it on the PATH, or name it in NATS_SERVER_BIN; " +
  "or run it in Docker (`docker run -d -p 127.0.0.1:4222:4222 -v tracker-nats:/data nats:2.14.5 -js -sd /data`) and set NATS_URL=nats://127.0.0.1:4222"

/**
 * The path of a server that is new enough: `NATS_SERVER_BIN`, the first on the PATH, or the copy in `.cache`, in this order.
 *
 * @param {Readonly<Record<string, string | undefined>>} [environment] @default process.env
 * @param {string} [fetched] the copy that the bootstrap installs
 * @returns {string | undefined}
 */
export const natsServerPath = (environment = process.env, fetched = fetchedNats) =>
  [
    environment["NATS_SERVER_BIN"],
    ...(environment["PATH"] ?? "")
      .split(delimiter)
      .filter((folder) => folder !== "")
      .map((folder) => join(folder, executable)),
    fetched
  ].find((path) => path !== undefined && path !== "" && isNewEnough(path))

/**
 * Runs the file to ask its version. A file that is missing, cannot run or hangs is not new enough.
 *
 * @param {string} path
 */
export const isNewEnough = (path) => {
  if (!existsSync(path)) return false
  try {
    const printed = execFileSync(path, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: versionMillis
    })
    const [, major, minor] = /v(\d+)\.(\d+)/.exec(printed) ?? []
    return Number(major) > oldestNats[0] || (Number(major) === oldestNats[0] && Number(minor) >= oldestNats[1])
  } catch {
    return false
  }
}
