/** Run by the bootstrap: makes the empty PGlite that new ones are copied from, whole or not at all. */
import { renameSync, rmSync } from "node:fs"
import { openFolder } from "./pgliteFolder.ts"
import { templateFolder } from "./template.mjs"

const folder = templateFolder()
const part = `${folder}.${process.pid}`
const database = await openFolder(part)
await database.exec("create extension vector; create extension pg_trgm; create extension fuzzystrmatch")
await database.close()
// What is there is none that could be copied.
rmSync(folder, { recursive: true, force: true })
renameSync(part, folder)
