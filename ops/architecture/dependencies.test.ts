/** Every dependency is used: imported by a file, run by a script, or named here with its reason. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

/** Libraries that are installed before their use. */
const awaited: ReadonlyArray<string> = []
/** Tools and data that are found by name, never imported. */
const named: ReadonlyArray<string> = ["@octokit/webhooks-examples", "@types/node", "jsdom", "oxlint-tsgolint"]
/** Commands whose package has another name. */
const packageOf: Readonly<Record<string, string>> = { tsc: "typescript" }

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"))

const notOurs: ReadonlySet<string> = new Set(["node_modules", "dist"])
const isSource = (name: string) => /\.(tsx?|mjs)$/.test(name)
const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || notOurs.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path].filter(isSource)
  })

const specifier = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'.][^"'\s]*)["']/g
/** `@scope/name/part` as `@scope/name`, `name/part` as `name`. */
const packageIn = (what: string) =>
  what
    .split("/")
    .slice(0, what.startsWith("@") ? 2 : 1)
    .join("/")

const imported = filesIn(".").flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(specifier)].map(([, what]) => packageIn(what ?? ""))
)
const run = Object.values(manifest.scripts)
  .flatMap((script) => script.split(/\s*&&\s*/))
  .map((line) => line.split(" ", 1)[0] ?? "")
  .map((command) => packageOf[command] ?? command)
const used = new Set([...imported, ...run, ...named])

test("every dependency is used", () => {
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(dependencies.length).toBeGreaterThan(0)
  expect(dependencies.filter((name) => !used.has(name) && !awaited.includes(name))).toEqual([])
})

test("each library that is not used yet is still not used", () =>
  expect(awaited.filter((name) => used.has(name))).toEqual([]))
