/** Each row of the tables in docs/telegram.md names the tests that hold it, and each test of the bot's behaviour is in a row. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { expect, test } from "vitest"

const isTest = (path: string) => /\.test\.tsx?$/u.test(path)
/** The tables whose last column is `held by`, without their heads. */
const rows = readFileSync("docs/telegram.md", "utf8")
  .split("\n\n")
  .filter((part) => /^\|.*\| held by \|\n/u.test(part.trimStart()))
  .flatMap((table) => table.trim().split("\n").slice(2))
const namedIn = (row: string) =>
  [...(row.split("|").at(-2) ?? "").matchAll(/`([^`]+)`/gu)].map(([, name]) => name ?? "")
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
    (path) => `${folder}${folder.endsWith("/") ? "" : "/"}${path}`
  )
/** A name may be that of a folder. */
const testsOf = (name: string): ReadonlyArray<string> => {
  if (!existsSync(name)) return []
  return statSync(name).isDirectory() ? files(name).filter(isTest) : [name].filter(isTest)
}

test("each row names tests, and all of them exist", () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter((row) => namedIn(row).length === 0)).toEqual([])
  expect(rows.flatMap(namedIn).filter((name) => testsOf(name).length === 0)).toEqual([])
})

test("each test of the bot against its server is named", () => {
  const named = new Set(rows.flatMap(namedIn).flatMap(testsOf))
  const behaviour = files("tests/telegram").filter(
    (path) => isTest(path) && !path.startsWith("tests/telegram/server/") && !path.endsWith("/documented.test.ts")
  )
  expect(behaviour.filter((path) => !named.has(path))).toEqual([])
})
