/** A PGlite in a folder. A new one takes seconds to make, a copy of an empty one a third of a second. */
import { PGlite } from "@electric-sql/pglite"
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch"
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm"
import { vector } from "@electric-sql/pglite-pgvector"
import { chmodSync, constants, cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs"
import { holdsTables, templateFolder } from "./template.mjs"

/** Opens what is there, or makes it. */
export const openFolder = (folder: string) => {
  if (isEmpty(folder)) copyTemplate(folder)
  return PGlite.create({ dataDir: folder, extensions: { vector, pg_trgm, fuzzystrmatch }, relaxedDurability: true })
}

const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

/** Whole or not at all, wherever it is killed. Without a template the folder stays as it was. */
const copyTemplate = (folder: string) => {
  const template = templateFolder()
  if (!holdsTables(template)) return
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  cpSync(template, part, { recursive: true, mode: constants.COPYFILE_FICLONE })
  chmodSync(part, 0o700)
  rmSync(folder, { recursive: true, force: true })
  renameSync(part, folder)
}
