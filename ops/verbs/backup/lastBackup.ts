/** The last backup that was made with a data folder. A start that changes much names it. */
import { Option, Schema } from "effect"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { lastBackupIn } from "../../../streams/dataFolder.ts"
import type { Manifest } from "./folder/manifest.ts"

const LastBackup = Schema.Struct({ folder: Schema.String, at: Schema.String, position: Schema.Int })
export type LastBackup = typeof LastBackup.Type
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(LastBackup))

/** Does nothing without a data folder: the command line may run beside servers only. */
export const noteBackup = (dataDir: string, folder: string, { at, position }: Pick<Manifest, "at" | "position">) => {
  if (!existsSync(dataDir)) return
  const noted: LastBackup = { folder: resolve(folder), at, position }
  // A rename, so that a kill leaves the former note or this one.
  writeFileSync(`${lastBackupIn(dataDir)}.new`, JSON.stringify(noted), { mode: 0o600 })
  renameSync(`${lastBackupIn(dataDir)}.new`, lastBackupIn(dataDir))
}

/** Null when no backup is known here, or the note is damaged. Another user may have made it, so it may be unreadable. */
export const lastBackup = (dataDir: string): LastBackup | null => {
  try {
    return Option.getOrNull(decode(readFileSync(lastBackupIn(dataDir), "utf8")))
  } catch {
    return null
  }
}
