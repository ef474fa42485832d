// The folder of the empty PGlite database that new ones are copied from. Plain JavaScript, since the bootstrap imports it.
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../../../${name}`, import.meta.url))

const versionOf = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(path(`node_modules/@electric-sql/${name}/package.json`), "utf8")).version

/** The folder, one for each version of PGlite and of its extension; it need not be there. @returns {string} */
export const templateFolder = () => path(`.cache/pglite-${versionOf("pglite")}-${versionOf("pglite-pgvector")}`)

/** @param {string} folder @returns {boolean} whether PGlite has made tables there */
export const holdsTables = (folder) => existsSync(`${folder}/PG_VERSION`)
