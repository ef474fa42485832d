/** The master key of a restore: it must be there before, and open every key of the backup. */
import { Effect, type Layer } from "effect"
import { masterKeyFile, holdsMasterKey } from "../../../streams/masterKey/masterKey.ts"
import { masterKeyCommand } from "../../../streams/masterKey/masterKeyCommand.ts"
import { masterKeyIn } from "../../../streams/dataFolder.ts"
import { MasterKey } from "../../../streams/generations/masterKey.ts"
import { isKeyEntry, masterIdOf } from "../../../streams/generations/generation.ts"
import { opened } from "../../../streams/generations/masters.ts"
import type { SealingKey } from "../../../streams/cipher/sealing.ts"
import type { MasterKeyPlace } from "../../settings/masterKeyPlace.ts"
import type { Settings } from "../../settings/settings.ts"
import { entriesOf } from "../backup/folder/checkBackup.ts"
import { backupFilesOf, type Manifest } from "../backup/folder/manifest.ts"
import { BackupRefused } from "../backup/folder/refused.ts"

/** The place of the master key of an installation in another folder: its own file, if it has one. */
export const placeFor = ({ masterKey, dataDir }: Settings, into: string): MasterKeyPlace => {
  const isDefault = "file" in masterKey && masterKey.file === masterKeyIn(dataDir)
  return isDefault && holdsMasterKey(masterKeyIn(into)) ? { file: masterKeyIn(into) } : masterKey
}

const keysOf = (place: MasterKeyPlace) => {
  const layer: Layer.Layer<MasterKey, { readonly message: string }> =
    "command" in place ? masterKeyCommand(place.command) : masterKeyFile(place.file)
  return Effect.flatMap(MasterKey, ({ read }) => read).pipe(
    Effect.provide(layer),
    Effect.mapError(({ message }) => new BackupRefused({ why: message }))
  )
}

/** Fails when the key is missing, or does not open the keys of the backup. Changes nothing. */
export const checkMasterKey = Effect.fnUntraced(function* (folder: string, manifest: Manifest, place: MasterKeyPlace) {
  if ("file" in place && !holdsMasterKey(place.file))
    return yield* new BackupRefused({
      why: `there is no master key in ${place.file}: put your copy of it there (mode 0600), or name its place with TT_MASTER_KEY_FILE. The backup has none`
    })
  const keys = yield* keysOf(place)
  const ids = keys.map(masterIdOf)
  const { generation, key } = manifest.masterKey
  if (!ids.includes(key))
    return yield* new BackupRefused({
      why: `the master key is not the one of this backup: it needs the key of generation ${generation} with the id ${key}, and this one has the id ${ids.join(", ")}. A backup from before \`tt key rotate\`, or from before a person was forgotten, needs the earlier key; when that one was destroyed, this backup cannot be opened`
    })
  const closed = closedIn(folder, manifest, keys)
  if (closed > 0)
    return yield* new BackupRefused({
      why: `the master key does not open ${closed} of the keys in the backup: take the backup from another copy`
    })
})

const closedIn = (folder: string, manifest: Manifest, keys: ReadonlyArray<SealingKey>) => {
  let closed = 0
  for (const file of backupFilesOf(manifest, "keys"))
    for (const { key, value } of entriesOf(folder, file)) {
      if (isKeyEntry(key) && keys.every((each) => opened(each, value, key) === null)) closed++
    }
  return closed
}
