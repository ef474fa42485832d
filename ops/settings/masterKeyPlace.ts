/** The settings that say where the master key is. */
import { resolve } from "node:path"
import { masterKeyIn } from "../../streams/dataFolder.ts"

/** A file, by default one in the data folder, or a command that prints the key. */
export type MasterKeyPlace = { readonly file: string } | { readonly command: string }

export const masterKeyNames: ReadonlyArray<string> = ["TT_MASTER_KEY_FILE", "TT_MASTER_KEY_CMD"]

/** Null when two places are named. */
export const masterKeyFrom = (
  value: (name: string) => string | null,
  folder: string,
  dataDir: string
): MasterKeyPlace | null => {
  const command = value("TT_MASTER_KEY_CMD")
  const file = value("TT_MASTER_KEY_FILE")
  if (command !== null) return file === null ? { command } : null
  return { file: file === null ? masterKeyIn(dataDir) : resolve(folder, file) }
}
