/** The size of the files that the page loads before it shows anything, compressed as most servers do. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Measured } from "./goals.ts"

const dist = join(import.meta.dirname, "../../../ui/dist")

/** Kilobytes (1,000 bytes) of the files that the page names in its head. */
const sizeOf = (files: ReadonlyArray<string>) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000

/** The words of one language, which the scripts import before they run. The page loads one: the largest counts. */
const largestLanguage = () =>
  Math.max(
    ...readdirSync(join(dist, "assets"))
      .filter((name) => /^(?:en|uk|ru)-.*\.js$/u.test(name))
      .map((name) => sizeOf([`assets/${name}`]))
  )

export const measureSize = (): ReadonlyArray<Measured> => {
  const html = readFileSync(join(dist, "index.html"), "utf8")
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path)
  const of = (ending: string) => named.filter((path) => path.endsWith(ending))
  return [
    { name: "initial-js", value: sizeOf(of(".js")) + largestLanguage(), of: `gzip of ${of(".js").length + 1} files` },
    { name: "initial-css", value: sizeOf(of(".css")), of: `gzip of ${of(".css").length} files` }
  ]
}
