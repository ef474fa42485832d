import { randomUUID } from "node:crypto"
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Writes a file for its owner alone, whole or not at all, and on disk, its name too, when this returns.
 * One that is there stays as it is: whoever was first, here or in another process, has made it.
 */
export const writeOnce = (file: string, text: string): void => {
  // Not named by the process: in two containers that share a volume both may be the same number.
  const part = `${file}.${randomUUID()}`
  try {
    const made = openSync(part, "wx", 0o600)
    try {
      writeSync(made, text)
      fsyncSync(made)
    } finally {
      closeSync(made)
    }
    // Unlike a renaming this takes nobody's place.
    linkSync(part, file)
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause
  } finally {
    rmSync(part, { force: true })
  }
  const folder = openSync(dirname(file), "r")
  fsyncSync(folder)
  closeSync(folder)
}
