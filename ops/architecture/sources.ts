/** The source files of the repository and what they import. Tests and their kits are left out: they may import anything. */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

export interface Import {
  readonly file: string
  /** As it is written. */
  readonly what: string
}

const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\s]+)["']/g

export const isTest = (name: string) => /\.test\.tsx?$/.test(name)
export const isKit = (name: string) => /(^|\/)kit\//.test(name)
const isSource = (name: string) => /\.(tsx?|mjs)$/.test(name) && !isTest(name) && !/(^|\/)dist\//.test(name)

export const filesOf = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => isSource(name) || isTest(name))
    .map((name) => join(folder, name))

export const sourcesOf = (folder: string): ReadonlyArray<string> => filesOf(folder).filter((file) => !isTest(file))

const importsIn = (file: string, text: string): ReadonlyArray<Import> =>
  [...text.matchAll(specifiers)].map(([, what]) => ({ file, what: what ?? "" }))

export const importsOf = (folder: string): ReadonlyArray<Import> =>
  sourcesOf(folder).flatMap((file) => importsIn(file, readFileSync(file, "utf8")))

/** Without the imports of types alone, which no bundle holds. */
export const valueImportsOf = (file: string, text: string): ReadonlyArray<Import> =>
  importsIn(file, text.replaceAll(/^import type [^"]*"[^"]*"$/gm, ""))

export const isRelative = ({ what }: Import) => what.startsWith(".")
export const targetOf = ({ file, what }: Import) => join(dirname(file), what)

/** Whether an import is of this library: a scope ends in `/`. */
export const isOf = (library: string, { what }: Import) =>
  library.endsWith("/") ? what.startsWith(library) : what === library || what.startsWith(`${library}/`)
