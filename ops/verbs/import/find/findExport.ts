/** Finds what to import at the path that a person gave: a file of a known kind, or the export in a folder. */
import { Effect, Schema } from "effect"
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { type NoSuchFile, noFileOf } from "../../operation/textOfFile.ts"

export type FoundExport =
  | { readonly is: "telegram-json"; readonly file: string; readonly size: number }
  | { readonly is: "telegram-html"; readonly files: ReadonlyArray<string>; readonly size: number }
  | { readonly is: "table"; readonly file: string; readonly size: number }

/** The path has nothing that can be imported. The message names the files that can be. Nothing was stored. */
export class NothingToImport extends Schema.TaggedError<NothingToImport>()("NothingToImport", {
  path: Schema.String,
  why: Schema.String
}) {
  override get message() {
    return `${this.path}: ${this.why}. Nothing was stored.`
  }
}

export const findExport = (path: string): Effect.Effect<FoundExport, NothingToImport | NoSuchFile> =>
  Effect.try({
    try: () => {
      const stats = statSync(path)
      if (stats.isDirectory()) return inFolder(path)
      if (!stats.isFile()) throw new NothingToImport({ path, why: "it is neither a file nor a folder" })
      return ofFile(path, stats.size)
    },
    catch: (cause) => (cause instanceof NothingToImport ? cause : noFileOf(path, cause))
  })

const isPage = (name: string) => /^messages\d*\.html$/iu.test(name)
/** `messages.html` is the first page, `messages2.html` the second. */
const pageNumber = (name: string) => Number(/\d+/u.exec(name)?.[0] ?? 1)

const inFolder = (folder: string): FoundExport => {
  const entries = readdirSync(folder, { withFileTypes: true })
  // A link may lead out of the export, so it is not followed.
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  const links = entries.filter((entry) => entry.isSymbolicLink()).length
  if (names.includes("result.json")) return found("telegram-json", join(folder, "result.json"))
  const pages = names.filter(isPage).toSorted((a, b) => pageNumber(a) - pageNumber(b))
  if (pages.length > 0) return pagesOf(pages.map((name) => join(folder, name)))
  const tables = names.filter((name) => /\.(?:csv|tsv)$/iu.test(name)).toSorted()
  const [only] = tables
  if (only !== undefined && tables.length === 1) return found("table", join(folder, only))
  const skipped = links === 0 ? "" : `; ${links} symbolic links were not followed`
  throw new NothingToImport({
    path: folder,
    why:
      only === undefined
        ? `the folder has no result.json, no messages.html and no CSV file${skipped}`
        : `the folder has ${tables.length} CSV files: give the path of one of them (${tables.slice(0, mostNamed).join(", ")})`
  })
}
const mostNamed = 10

const found = (is: "telegram-json" | "table", file: string): FoundExport => ({ is, file, size: statSync(file).size })
const pagesOf = (files: ReadonlyArray<string>): FoundExport => ({
  is: "telegram-html",
  files,
  size: files.reduce((sum, file) => sum + statSync(file).size, 0)
})

const ofFile = (path: string, size: number): FoundExport => {
  const kind = kindOfExport(basename(path), startOf(path))
  if (kind === "zip")
    throw new NothingToImport({ path, why: "it is a ZIP archive: unpack it, and give the path of the folder" })
  if (kind === "excel") throw new NothingToImport({ path, why: "it is an Excel file: save it as CSV UTF-8" })
  return kind === "telegram-html" ? { is: kind, files: [path], size } : { is: kind, file: path, size }
}

export type ExportKind = FoundExport["is"] | "zip" | "excel"

/** The kind of a file, from its name and its first bytes. */
export const kindOfExport = (fileName: string, start: Buffer): ExportKind => {
  const name = fileName.toLowerCase()
  if (start.subarray(0, 2).toString("latin1") === "PK") return name.endsWith(".xlsx") ? "excel" : "zip"
  if (name.endsWith(".csv") || name.endsWith(".tsv")) return "table"
  const text = start
    .toString("utf8")
    .replace(/^\ufeff/u, "")
    .trimStart()
  if (/^<(?:!doctype|html|\?xml)/iu.test(text) || /\.html?$/u.test(name)) return "telegram-html"
  return name.endsWith(".json") || /^[{[]/u.test(text) || text === "" ? "telegram-json" : "table"
}

/** Bytes. */
const startLength = 512
/** The first bytes of a file. Throws the system's error. */
export const startOf = (path: string): Buffer => {
  const handle = openSync(path, "r")
  try {
    const bytes = Buffer.alloc(startLength)
    return bytes.subarray(0, readSync(handle, bytes, 0, startLength, 0))
  } finally {
    closeSync(handle)
  }
}
