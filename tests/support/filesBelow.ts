/** Reads every file below a folder, also while a server writes there. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

export interface FileBelow {
  readonly path: string
  readonly bytes: Buffer
}

/** Listings that may find that a file has gone before the next one throws. A server replaces small files all the time. */
const mostListings = 100

/**
 * Every file as it is at one listing. If the server removes or renames a file between the listing and the read, the folder is
 * listed again: the bytes may be in a file that the first listing did not have.
 */
export const filesBelow = (folder: string, listings = mostListings): ReadonlyArray<FileBelow> => {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  try {
    return paths.map((path) => ({ path, bytes: readFileSync(path) }))
  } catch (error) {
    if (listings <= 1 || paths.every((path) => existsSync(path))) throw error
    return filesBelow(folder, listings - 1)
  }
}
