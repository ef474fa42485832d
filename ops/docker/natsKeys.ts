/**
 * Makes the keys of the NATS users, once: `node ops/docker/natsKeys.ts <folder>`. Each role gets a folder with its own
 * seed, so a container can mount the seed of its role alone; the server gets the public keys.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { newNkey } from "../../streams/nats/client/jetstreamConnection.ts"

export const natsUsers = ["operator", "gateway", "bot", "worker", "projector"] as const
export type NatsUser = (typeof natsUsers)[number]

/** The name of the file is the name of the user. The product uses it as the prefix of its inboxes. */
export const seedFileOf = (folder: string, user: NatsUser) => join(folder, user, `${user}.seed`)
const publicFile = (folder: string) => join(folder, "public", "public.conf")

/** Does nothing when the keys exist, because new keys would lock out the running processes. */
export const makeNatsKeys = (folder: string) => {
  if (existsSync(publicFile(folder))) return
  const lines = natsUsers.map((user) => {
    const { seed, publicKey } = newNkey()
    mkdirSync(join(folder, user), { recursive: true, mode: 0o700 })
    writeFileSync(seedFileOf(folder, user), seed, { mode: 0o600 })
    return `${user.toUpperCase()}_KEY: ${publicKey}\n`
  })
  mkdirSync(join(folder, "public"), { recursive: true })
  // This file comes last: when it exists, all keys exist.
  writeFileSync(publicFile(folder), lines.join(""))
}

const [folder] = process.argv.slice(2)
if (import.meta.main && folder !== undefined) makeNatsKeys(folder)
