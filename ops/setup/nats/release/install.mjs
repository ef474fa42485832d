// Installs nats-server from its official release: download, check the digest, unpack, run it once, rename.
import { createHash } from "node:crypto"
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileIn } from "./archive.mjs"
import { download } from "./download.mjs"
import { isNewEnough } from "../findNats.mjs"

/** The download's limit. With the 2 s that the new server has to print its version, this way ends within 20 s. */
export const downloadMillis = 17_000

/**
 * Installs the server of `archive` as `destination`. Nothing is unpacked before its digest is right, and nothing gets
 * the final name before it has run. Two processes may install at the same time: each writes a file of its own.
 *
 * @param {{ releases: string, archive: import("./pinned.mjs").Archive, destination: string, signal?: AbortSignal }} options
 * @throws {Error} one sentence that says what was wrong; a retry may succeed
 */
export const installRelease = async ({ releases, archive, destination, signal }) => {
  const bytes = await download(
    `${releases.replace(/\/+$/, "")}/${archive.path}`,
    signal ?? AbortSignal.timeout(downloadMillis)
  )
  const digest = createHash("sha256").update(bytes).digest("hex")
  if (digest !== archive.sha256) throw new Error(`the archive's SHA-256 is ${digest}, not the pinned ${archive.sha256}`)
  install(fileIn(bytes, archive.entry), destination)
}

/** @param {Buffer} server @param {string} destination */
const install = (server, destination) => {
  const part = `${destination}.${process.pid}.part${destination.endsWith(".exe") ? ".exe" : ""}`
  mkdirSync(dirname(destination), { recursive: true })
  try {
    writeFileSync(part, server)
    chmodSync(part, 0o755)
    if (!isNewEnough(part)) throw new Error("the server in the archive does not run on this machine")
    renameSync(part, destination)
  } finally {
    rmSync(part, { force: true })
  }
}
