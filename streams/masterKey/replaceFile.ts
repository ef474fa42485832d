/** Replaces the file of a key, so that a kill at any point leaves a readable key, and destroys the former one. */
import { randomBytes } from "node:crypto"
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs"
import { dirname } from "node:path"

/** The file of the next generation, while both exist. */
export const nextOf = (file: string) => `${file}.next`
/** The former file, until its bytes are overwritten. */
export const formerOf = (file: string) => `${file}.former`

/**
 * The steps that put the next file in the place of a file, and destroy the former one. Run all of them in order; after a
 * kill, run all of them again. The name `file` has a whole key at every point.
 */
export const replacing = (file: string): ReadonlyArray<() => void> => [
  () => dropFormer(file),
  () => existsSync(nextOf(file)) && existsSync(file) && linkSync(file, formerOf(file)),
  () => existsSync(nextOf(file)) && renameSync(nextOf(file), file),
  () => syncFolder(file),
  () => dropFormer(file)
]

/** Removes a former file that a kill has left. */
export const dropFormer = (file: string): void => {
  const former = formerOf(file)
  if (!existsSync(former)) return
  // A kill between the link and the rename leaves two names of one file, which must not be overwritten.
  if (existsSync(file) && statSync(former).ino === statSync(file).ino) rmSync(former)
  else destroy(former)
  syncFolder(file)
}

/**
 * Overwrites a file before it is removed. A disk that writes changed blocks to other places, and a file system with
 * snapshots, still keep the former bytes.
 */
const destroy = (file: string) => {
  const opened = openSync(file, "r+")
  try {
    writeSync(opened, randomBytes(statSync(file).size), null, null, 0)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  rmSync(file)
}

const syncFolder = (file: string) => {
  const folder = openSync(dirname(file), "r")
  fsyncSync(folder)
  closeSync(folder)
}
