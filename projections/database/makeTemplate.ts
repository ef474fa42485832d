/** Run by the bootstrap: makes the empty PGlite that new ones are copied from, whole or not at all. */
import { chmodSync, renameSync, rmSync } from "node:fs"
import { openFolder } from "./pgliteFolder.ts"
import { holdsTables, templateFolder } from "./template.mjs"

const folder = templateFolder()
const part = `${folder}.${process.pid}`
const database = await openFolder(part)
await database.exec("create extension vector; create extension pg_trgm; create extension fuzzystrmatch")
await database.close()
// Nobody else plants anything that every later data folder would begin with.
chmodSync(part, 0o700)
try {
  // What is there is none that could be copied; or another bootstrap was faster, and its one is as good.
  if (!holdsTables(folder)) {
    rmSync(folder, { recursive: true, force: true })
    renameSync(part, folder)
  }
} finally {
  rmSync(part, { recursive: true, force: true })
}
