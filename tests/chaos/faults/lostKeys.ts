/** The bucket of the keys is removed under running processes. A process that starts meanwhile refuses to start. */
import { cpSync, rmSync } from "node:fs"
import { streamFolder } from "../../support/nats/natsStore.ts"
import { operatorOf, processesWith, startMissing } from "../installation/installation.ts"
import type { Fault, Scene } from "./fault.ts"

const keys = "KV_KEYS"
const code = "keys-missing"
const remedy = "Restore the newest copy of stream KV_KEYS"
const asideOf = (store: string) => `${store}.keys`

const remove = async ({ installation, load }: Scene) => {
  await load.hold()
  await installation.log.restart((store) => {
    const folder = streamFolder(store, keys)
    rmSync(asideOf(store), { recursive: true, force: true })
    cpSync(folder, asideOf(store), { recursive: true })
    rmSync(folder, { recursive: true })
  })
}

const restore = async ({ installation, load }: Scene) => {
  await refuseStart({ installation })
  await installation.log.restart((store) => {
    rmSync(streamFolder(store, keys), { recursive: true, force: true })
    cpSync(asideOf(store), streamFolder(store, keys), { recursive: true })
  })
  await startMissing(installation)
  load.resume()
}

/** A start and the doctor of stopped processes say what is missing, and what restores it. */
const refuseStart = async ({ installation }: Pick<Scene, "installation">) => {
  await Promise.all(installation.processes.map(({ product }) => product.stop()))
  const [projector] = processesWith(installation, "projections")
  const refusal = await projector?.start().then(
    () => "it started",
    (error: unknown) => String(error)
  )
  if (refusal?.includes(remedy) !== true)
    throw new Error(`a start without the keys of the log does not name the remedy: ${refusal}`)
  const found = await operatorOf(installation)
    .tt("doctor", "--json")
    .catch((error: unknown) => String(error))
  if (!found.includes(code) || !found.includes(remedy))
    throw new Error(`tt doctor of a stopped product does not name ${code}: ${found.slice(0, 500)}`)
}

export const lostKeys = {
  "remove-keys": { strike: remove, told: [code], stopsWrites: true, repair: restore }
} satisfies Readonly<Record<string, Fault>>
