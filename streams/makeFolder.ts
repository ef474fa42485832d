import { mkdirSync, statSync } from "node:fs"
import { dirname } from "node:path"

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Makes a folder and its parents, for this user only. Throws the system's error.
 *
 * Node's recursive `mkdirSync` never returns when the system answers ENOENT in a folder that exists, as in `/proc` and in
 * folders of an automounter.
 */
export const makeFolder = (path: string): void => {
  if (isFolder(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    // Another process may have made it in the meantime.
    if (!isFolder(path)) throw cause
  }
}
