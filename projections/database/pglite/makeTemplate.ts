/** Run by the bootstrap: creates the empty PGlite database that new data folders are copied from. */
import { chmodSync, renameSync, rmSync } from "node:fs"
import { openFolder } from "./pgliteFolder.ts"
import { holdsTables, templateFolder } from "./template.mjs"

const folder = templateFolder()
const part = `${folder}.${process.pid}`
const database = await openFolder(part)
await database.exec("create extension vector; create extension pg_trgm; create extension fuzzystrmatch")
await database.close()
// Other users must not write here: every later data folder begins as a copy.
chmodSync(part, 0o700)
try {
  // If another bootstrap was faster, its template is kept.
  if (!holdsTables(folder)) {
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  }
} finally {
  rmSync(part, { recursive: true, force: true })
}
