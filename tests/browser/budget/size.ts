/** The size of the files that the page loads before it shows anything, and before the list, compressed as most servers do. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Measured } from "./goals.ts"

const dist = join(import.meta.dirname, "../../../ui/dist")

/** Kilobytes (1,000 bytes) of the files that the page names in its head. */
const sizeOf = (files: ReadonlyArray<string>) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000

/** The words of the part `first`, before which no script runs. The page loads one language: the largest counts. */
const largestLanguage = () =>
  Math.max(
    ...readdirSync(join(dist, "assets"))
      .filter((name) => /^words-\w\w-first-.*\.js$/u.test(name))
      .map((name) => sizeOf([`assets/${name}`]))
  )

/** The files that a built script imports at once, itself included. */
const importsOf = (file: string, known: Set<string> = new Set()): ReadonlySet<string> => {
  if (known.has(file)) return known
  known.add(file)
  const code = readFileSync(join(dist, "assets", file), "utf8")
  // A minified script begins with its imports; `import(` loads later.
  for (const [, other = ""] of code.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/gu)) importsOf(other, known)
  return known
}
/** The scripts that the list needs besides those of the head. */
const listScripts = (head: ReadonlyArray<string>) => {
  const list = readdirSync(join(dist, "assets")).find((name) => /^TaskList-.*\.js$/u.test(name))
  if (list === undefined) throw new Error("the built page has no script of the list")
  return [...importsOf(list)].map((name) => `assets/${name}`).filter((name) => !head.includes(`/${name}`))
}

export const measureSize = (): ReadonlyArray<Measured> => {
  const html = readFileSync(join(dist, "index.html"), "utf8")
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path)
  const of = (ending: string) => named.filter((path) => path.endsWith(ending))
  const head = sizeOf(of(".js")) + largestLanguage()
  const list = listScripts(of(".js"))
  return [
    { name: "initial-js", value: head, of: `gzip of ${of(".js").length + 1} files` },
    {
      name: "list-js",
      value: head + sizeOf(list),
      of: `the same and ${list.length} files of the list, before its first row`
    },
    { name: "initial-css", value: sizeOf(of(".css")), of: `gzip of ${of(".css").length} files` }
  ]
}
