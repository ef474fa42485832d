/** The files and packages that a program loads: by imports, also late ones, and by addresses beside the file. */
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { isRelative, targetOf } from "../../architecture/sources.ts"

const types = /^import type [^"]*"[^"]*"$/gm
/** The last line of an import or an export, an import of a module without names, and a late import. */
const loads = /(?:^(?:import|export|\})[^"'\n]* from |^import |\bimport\()["']([^"']+)["']/gm
const besideIt = /new URL\(\s*["'](\.[^"'`$]+)["']\s*,\s*import\.meta\.url\s*\)/g
/** A folder has no extension. */
const isFile = (path: string) => /\.\w+$/.test(path)

const packageOf = (what: string) =>
  what
    .split("/")
    .slice(0, what.startsWith("@") ? 2 : 1)
    .join("/")

export interface LoadedParts {
  readonly files: ReadonlySet<string>
  readonly packages: ReadonlySet<string>
}

export const reachedFrom = (entries: ReadonlyArray<string>): LoadedParts => {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    if (!/\.(?:tsx?|mjs)$/.test(file) || !existsSync(file)) return
    const text = readFileSync(file, "utf8")
    for (const [, what = ""] of text.replaceAll(types, "").matchAll(loads))
      if (isRelative({ file, what })) visit(targetOf({ file, what }))
      else if (!what.startsWith("node:")) packages.add(packageOf(what))
    for (const [, path = ""] of text.matchAll(besideIt)) if (isFile(path)) visit(join(dirname(file), path))
  }
  entries.forEach(visit)
  return { files, packages }
}
