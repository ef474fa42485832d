/** A PGlite in a folder. A new one takes seconds to make, a copy of an empty one a third of a second. */
import { PGlite } from "@electric-sql/pglite"
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { vector } from "@electric-sql/pglite-pgvector"
import { chmodSync, constants, cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs"
import { holdsTables, templateFolder } from "./template.mjs"

/** Opens what is there, or makes it. `template`: what an empty folder begins as a copy of, if it is there. */
export const openFolder = async (folder: string, template: string = templateFolder()) => {
  const copied = isEmpty(folder) && copyTemplate(template, folder)
  try {
    return await open(folder)
  } catch (cause) {
    if (!copied) throw cause
    // The template is damaged: neither its copy nor it is of any use.
    discard(template)
    rmSync(folder, { recursive: true, force: true })
    return await open(folder)
  }
}

const discard = (template: string) => {
  try {
    rmSync(template, { recursive: true, force: true })
  } catch {
    // The program lies where nothing can be written: each new folder tries it again, and is made without it.
  }
}

const open = (folder: string) =>
  PGlite.create({ dataDir: folder, extensions: { vector, pg_trgm, fuzzystrmatch }, relaxedDurability: true })

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** Whole or not at all, wherever it is killed. Where there is no template that can be read, the folder stays as it was, and the answer is no. */
const copyTemplate = (template: string, folder: string): boolean => {
  if (!holdsTables(template)) return false
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  try {
    cpSync(template, part, { recursive: true, mode: constants.COPYFILE_FICLONE })
  } catch {
    // It is another user's, or the disk is full: what is made without it says so in its own words.
    rmSync(part, { recursive: true, force: true })
    return false
  }
  chmodSync(part, 0o700)
  rmSync(folder, { recursive: true, force: true })
  renameSync(part, folder)
  return true
}
