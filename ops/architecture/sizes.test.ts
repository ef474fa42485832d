/** A folder, a file and a function are small enough for one look. The linter checks files and functions. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { folders } from "./imports/folders.ts"
import { crowdedFolders, longFunctions, mostFiles } from "./sizes.ts"
import { filesOf } from "./sources.ts"

const functions = "max-lines-per-function"

interface Rules {
  readonly [rule: string]: unknown
}
interface Config {
  readonly rules: Rules
  readonly overrides: ReadonlyArray<{ readonly files: ReadonlyArray<string>; readonly rules: Rules }>
}
const config: Config = JSON.parse(readFileSync(".oxlintrc.json", "utf8"))

const crowded = [...Map.groupBy(folders.flatMap(filesOf), dirname)]
  .filter(([, files]) => files.length > mostFiles)
  .map(([folder]) => folder)

test("a folder has at most ten source files, except those in the list", () => {
  expect(folders.flatMap(filesOf).length).toBeGreaterThan(1000)
  expect(crowded.filter((folder) => crowdedFolders[folder] === undefined)).toEqual([])
  const stale = Object.keys(crowdedFolders).filter((folder) => !crowded.includes(folder))
  expect(stale, "these folders are small enough: remove them from the list").toEqual([])
})

test("the linter limits every file to 300 lines, and every function outside of tests to 60", () => {
  expect(config.rules["max-lines"]).toEqual(["error", { max: 300 }])
  expect(config.rules[functions]).toEqual(["error", { max: 60, IIFEs: true }])
  const relaxed = config.overrides.filter(({ rules }) => functions in rules || "max-lines" in rules)
  expect(relaxed).toEqual([
    // The blocks of a test file are functions too.
    { files: ["**/*.test.{ts,tsx}"], rules: { [functions]: "off" } },
    { files: Object.keys(longFunctions), rules: { [functions]: "off" } }
  ])
})

/** The files among these with a function that is too long for the linter. */
const withLongFunctions = (files: ReadonlyArray<string>) => {
  const folder = mkdtempSync(join(tmpdir(), "sizes-"))
  const file = join(folder, "oxlintrc.json")
  writeFileSync(file, JSON.stringify({ rules: { [functions]: config.rules[functions] } }))
  const { stdout } = spawnSync("node_modules/.bin/oxlint", ["-c", file, "-f", "unix", ...files], { encoding: "utf8" })
  rmSync(folder, { recursive: true })
  return files.filter((each) => stdout.split("\n").some((line) => line.startsWith(each) && line.includes(functions)))
}

test("each file in the list of long functions still has one", () => {
  const listed = Object.keys(longFunctions)
  const long = withLongFunctions(listed)
  expect(listed.filter((file) => !long.includes(file))).toEqual([])
})

test("the lists of exceptions do not grow", () => {
  expect(Object.keys(crowdedFolders).length).toBeLessThanOrEqual(2)
  expect(Object.keys(longFunctions).length).toBeLessThanOrEqual(14)
})
