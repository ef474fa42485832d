/** Names the code that makes a derived value, so that a value of other code is never used. */
import { existsSync, readFileSync } from "node:fs"
import { sha256 } from "../commit/identity.ts"

type Read = (file: URL) => string

/**
 * A digest of modules, of everything that they import, and of the versions of the packages that these import.
 *
 * `modules`: the modules that make the value and that read its stored form. The closure of their imports is read from the
 * sources, because a list by hand would miss the next import. Imports of types alone do not count. The program runs from its
 * sources, so their text is the code.
 */
export const codeFingerprint = (modules: ReadonlyArray<URL>, read: Read = readText): string => {
  const { files, packages } = importedBy(modules, read)
  const pinned = JSON.parse(read(packageFile)) as { readonly dependencies: Readonly<Record<string, string>> }
  const lines = [
    ...[...files].map(([file, text]) => `${file} ${sha256(text)}`),
    ...[...packages].map((name) => `${name} ${pinned.dependencies[name] ?? "in Node"}`)
  ]
  return sha256(lines.toSorted().join("\n")).slice(0, 32)
}

/** The files of the closure, by path from the root of the program, and the names of the packages. */
export const importedBy = (modules: ReadonlyArray<URL>, read: Read = readText) => {
  const files = new Map<string, string>()
  const packages = new Set<string>()
  const add = (file: URL) => {
    const path = file.href.slice(root.href.length)
    if (files.has(path)) return
    const text = read(file)
    files.set(path, text)
    for (const name of importsIn(text)) {
      if (!name.startsWith(".")) packages.add(packageOf(name))
      // A missing file is not an import: some strings look like one, and a program with a missing module does not start.
      else if (existsSync(new URL(name, file))) add(new URL(name, file))
    }
  }
  modules.forEach(add)
  return { files, packages }
}

const root = new URL("../../", import.meta.url)
const packageFile = new URL("package.json", root)
const readText: Read = (file) => readFileSync(file, "utf8")

const typeImports = /^(?:import|export) type [^"]*"[^"]*"/gm
const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*"([^"\s]+)"/g
const importsIn = (text: string) =>
  [...text.replaceAll(typeImports, "").matchAll(specifiers)].map(([, name = ""]) => name)

/** The name of a package with a scope has two parts. */
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/")
