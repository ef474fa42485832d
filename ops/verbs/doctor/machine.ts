/** The checks of this machine: its programs, the data folder, the master key and the disk. */
import { existsSync, statfsSync, statSync } from "node:fs"
import { logIn } from "../../../streams/dataFolder.ts"
import { holdsMasterKey } from "../../../streams/masterKey/masterKey.ts"
import type { Settings } from "../../settings/settings.ts"
import { installNats } from "../../setup/nats/findNats.mjs"
import { broken, type Finding, fine } from "./findings/finding.ts"

export const node = () => fine("Node", process.versions.node)

/** `path`: the nats-server that an embedded log would use. */
export const server = ({ natsUrl }: Pick<Settings, "natsUrl">, path: string | undefined): Finding => {
  if (natsUrl !== null) return fine("nats-server", "your own, by NATS_URL")
  return path === undefined
    ? broken(
        "nats-server-missing",
        "nats-server",
        "none of 2.12 or newer",
        `run \`npm start\`, which installs it; ${installNats}`
      )
    : fine("nats-server", path)
}

export const folder = ({ dataDir }: Pick<Settings, "dataDir">): Finding => {
  if (!existsSync(dataDir)) return fine("data folder", `${dataDir} (the first start creates it)`)
  return (statSync(dataDir).mode & 0o077) === 0
    ? fine("data folder", dataDir)
    : broken(
        "data-folder-open",
        "data folder",
        `${dataDir} can be read by other users`,
        `chmod 700 ${dataDir}: it contains the key that decrypts all texts`
      )
}

const restoreKey = "restore your copy of it before the next start"

export const masterKey = ({ dataDir, masterKey: place }: Pick<Settings, "dataDir" | "masterKey">): Finding => {
  if ("command" in place) return fine("master key", "printed by TT_MASTER_KEY_CMD")
  const { file } = place
  if (holdsMasterKey(file))
    return fine("master key", `${file}: keep a copy elsewhere; without it no name and no text can be read`)
  if (existsSync(file)) return broken("master-key-missing", "master key", `${file} does not hold a key`, restoreKey)
  return existsSync(logIn(dataDir))
    ? broken("master-key-missing", "master key", `${file} is missing, but a log exists`, restoreKey)
    : fine("master key", "the first start creates it")
}

/** Less free space than this is a fault. Bytes. */
const leastFree = 1024 ** 3

/** The free space of the disk with the data folder. */
export const freeBytes = ({ dataDir }: Settings) => {
  const { bavail, bsize } = statfsSync(existsSync(dataDir) ? dataDir : ".")
  return bavail * bsize
}

export const room = (free: number): Finding => {
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB free`
  return free < leastFree
    ? broken("disk-nearly-full", "disk", found, "free some space: a full disk stops the log")
    : fine("disk", found)
}
