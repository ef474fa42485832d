import { randomUUID } from "node:crypto"
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Writes a file of mode 0600, completely or not at all. The file and its name are on disk when this returns.
 * An existing file stays as it is: another writer, in this or another process, was first.
 */
export const writeOnce = (file: string, text: string): void => {
  // The name is not the process id: two containers that share a volume may have the same one.
  const part = `${file}.${randomUUID()}`
  try {
    const made = openSync(part, "wx", 0o600)
    try {
      writeSync(made, text)
      fsyncSync(made)
    } finally {
      closeSync(made)
    }
    // A link never replaces an existing file, as a rename would.
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
