/** A PGlite database in a folder. To create one takes seconds; to copy an empty one takes a third of a second. */
import { PGlite } from "@electric-sql/pglite"
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { vector } from "@electric-sql/pglite-pgvector"
import { chmodSync, constants, cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs"
import { holdsTables, templateFolder } from "./template.mjs"

/** Opens the database, or creates it. `template`: an empty database to copy into an empty folder, if it exists. */
export const openFolder = async (folder: string, template: string = templateFolder()) => {
  const copied = isEmpty(folder) && copyTemplate(template, folder)
  try {
    return await open(folder)
  } catch (cause) {
    if (!copied) throw cause
    // The template is damaged: remove it and its copy.
    discard(template)
    rmSync(folder, { recursive: true, force: true })
    return await open(folder)
  }
}

const discard = (template: string) => {
  try {
    rmSync(template, { recursive: true, force: true })
  } catch {
    // The program is on a read-only disk: each new folder tries the template again, and is then created without it.
  }
}

const open = (folder: string) =>
  PGlite.create({ dataDir: folder, extensions: { vector, pg_trgm, fuzzystrmatch }, relaxedDurability: true })

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** Atomic, also if the process is killed. Without a readable template it leaves the folder as it is and returns false. */
const copyTemplate = (template: string, folder: string): boolean => {
  if (!holdsTables(template)) return false
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  try {
    cpSync(template, part, { recursive: true, mode: constants.COPYFILE_FICLONE })
  } catch {
    // The template belongs to another user, or the disk is full. The creation that follows reports the reason.
    rmSync(part, { recursive: true, force: true })
    return false
  }
  chmodSync(part, 0o700)
  rmSync(folder, { recursive: true, force: true })
  renameSync(part, folder)
  return true
}
