// Where an empty PGlite lies that new ones are copied from. Plain JavaScript, since the bootstrap asks as well.
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** The folder, one for each version of PGlite; it need not be there. @returns {string} */
export const templateFolder = () => {
  const { version } = JSON.parse(readFileSync(path("node_modules/@electric-sql/pglite/package.json"), "utf8"))
  return path(`.cache/pglite-${version}`)
}

/** @param {string} folder @returns {boolean} whether PGlite has made tables there */
export const holdsTables = (folder) => existsSync(`${folder}/PG_VERSION`)
