// A digest of files. It shows whether a result that was made from them is up to date.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** @param {ReadonlyArray<string>} paths files and folders @param {(name: string) => boolean} [skip] @returns {string} */
export const digestOf = (paths, skip = () => false) => {
  const hash = createHash("sha256")
  for (const path of paths) {
    if (!existsSync(path)) continue
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" })
          .filter((name) => !skip(name))
          .map((name) => join(path, name))
          .filter((file) => statSync(file).isFile())
          .sort()
      : [path]
    for (const file of files) hash.update(file.slice(path.length)).update("\0").update(readFileSync(file)).update("\0")
  }
  return hash.digest("hex")
}
